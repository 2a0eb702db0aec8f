# SPDX-License-Identifier: GPL-3.0-or-later
"""A private ejabberd 24 on loopback: own folder, own ports, no Erlang distribution and so no epmd."""

from __future__ import annotations

import glob
import json
import urllib.request
from pathlib import Path
from typing import Optional

from .account import Account
from .certificates import CertificateAuthority
from .process import LOOPBACK, Process, TemporaryFolder, accepts_connections, free_port

SETTINGS = """
hosts: ["{domain}"]
loglevel: info
ca_file: "{authority}"
certfiles: ["{folder}/server.pem"]
define_macro:
  TLS: ["no_sslv3", "no_tlsv1", "no_tlsv1_1"]
c2s_protocol_options: TLS
s2s_protocol_options: TLS
s2s_use_starttls: required
s2s_access: all
auth_method: internal
auth_password_format: {password_format}
disable_sasl_mechanisms: {mechanisms_off}
shaper: {{}}
shaper_rules: {{}}
listen:
  - {{port: {c2s}, ip: "{interface}", module: ejabberd_c2s, starttls: true, starttls_required: true,
     max_stanza_size: 1048576, shaper: none, access: all}}
  - {{port: {c2s_tls}, ip: "{interface}", module: ejabberd_c2s, tls: true, max_stanza_size: 1048576, shaper: none,
     access: all}}
  - {{port: {s2s}, ip: "{interface}", module: ejabberd_s2s_in, max_stanza_size: 1048576, shaper: none}}
  - {{port: {api}, ip: "{interface}", module: ejabberd_http, request_handlers: {{"/api": mod_http_api}}}}
  - {{port: {https}, ip: "{interface}", module: ejabberd_http, tls: true,
     request_handlers: {{"/upload": mod_http_upload}}}}
api_permissions:
  "fixtures": {{from: [mod_http_api], who: all, what: "*"}}
access_rules:
  everyone: [allow]
modules:
  mod_adhoc: {{}}
  mod_announce: {{}}
  mod_avatar: {{}}
  mod_blocking: {{}}
  mod_bosh: {{}}
  mod_caps: {{}}
  mod_carboncopy: {{}}
  mod_client_state: {{}}
  mod_disco: {{}}
  mod_http_api: {{}}
  mod_http_upload: {{put_url: "https://localhost:{https}/upload", docroot: "{folder}/upload", max_size: 67108864}}
  mod_last: {{}}
  mod_mam: {{assume_mam_usage: true, default: always}}
  mod_muc: {{access: all, access_create: everyone, max_users: 20000, default_room_options: {{mam: true}}}}
  mod_offline: {{access_max_user_messages: none}}
  mod_ping: {{}}
  mod_privacy: {{}}
  mod_private: {{}}
  mod_pubsub: {{plugins: [flat, pep], force_node_config: {{}}}}
  mod_register: {{ip_access: all, access: everyone, password_strength: 0}}
  mod_roster: {{versioning: true}}
  mod_s2s_dialback: {{}}
  mod_stream_mgmt: {{resend_on_timeout: true, resume_timeout: {resume_seconds}}}
  mod_vcard: {{}}
  mod_vcard_xupdate: {{}}
  mod_version: {{}}
registration_timeout: infinity
"""


class Ejabberd:
    """One domain. `with Ejabberd(authority, "officina.example") as server:` or start() and stop()."""

    def __init__(self, authority: CertificateAuthority, domain: str, *, interface: str = LOOPBACK,
                 resolver: Optional[tuple[str, int]] = None, resume_seconds: int = 300,
                 mechanisms_off: tuple[str, ...] = (), password_format: str = "plain") -> None:
        self._temporary = TemporaryFolder("ejabberd")
        self.folder: Path = self._temporary.path
        self.authority = authority
        self.domain = domain
        self.address = interface
        self.starttls_port, self.direct_tls_port, self.federation_port, self.api_port, self.https_port = (
            free_port(interface) for _ in range(5))
        self._resolver = resolver
        self._process: Optional[Process] = None
        certificate = authority.good(domain, f"*.{domain}", "localhost")
        (self.folder / "server.pem").write_text(certificate.chain.read_text() + certificate.key.read_text())
        (self.folder / "ejabberd.yml").write_text(SETTINGS.format(
            domain=domain, folder=self.folder, authority=authority.root, interface=interface, c2s=self.starttls_port,
            c2s_tls=self.direct_tls_port, s2s=self.federation_port, api=self.api_port, https=self.https_port,
            resume_seconds=resume_seconds, mechanisms_off=json.dumps(list(mechanisms_off)),
            password_format=password_format))

    @property
    def log(self) -> Path:
        return self.folder / "ejabberd.log"

    def start(self) -> Ejabberd:
        libraries = sorted(glob.glob("/usr/lib/*/ejabberd-[0-9]*/ebin"))
        assert libraries, "ejabberd is not installed"
        environment = {
            "EJABBERD_CONFIG_PATH": str(self.folder / "ejabberd.yml"),
            "EJABBERD_LOG_PATH": str(self.log),
            "ERL_CRASH_DUMP": str(self.folder / "crash.dump"),
            "ERL_LIBS": str(Path(libraries[-1]).parent.parent),
            "HOME": str(self.folder),
        }
        command = ["erl", "-noinput", "+K", "true", "+S", "2:2", "+P", "250000", "-mnesia", "dir",
                   f'"{self.folder / "spool"}"']
        if self._resolver:
            command += ["-eval", self._ask_own_resolver()]
        self._process = Process([*command, "-s", "ejabberd"], self.folder / "output.log", environment, self.folder)
        self._process.wait_ready(self._is_listening, 180, "ejabberd")
        return self

    def _ask_own_resolver(self) -> str:
        address, port = self._resolver
        return (f"inet_db:set_lookup([file, dns]), inet_db:set_resolv_conf(\"\"), "
                f"inet_db:add_ns({{{address.replace('.', ',')}}}, {port}), inet_db:set_cache_size(0).")

    def _is_listening(self) -> bool:
        ports = (self.starttls_port, self.direct_tls_port, self.api_port)
        return all(accepts_connections(port, self.address) for port in ports)

    def stop(self) -> None:
        if self._process:
            self._process.stop(grace=10)
            self._process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def kill9(self) -> None:
        assert self._process is not None, "ejabberd was not started"
        self._process.kill()
        self._process = None

    def register(self, user: str, password: str) -> Account:
        self.command("register", user=user, host=self.domain, password=password)
        return Account(user, self.domain, password)

    def command(self, name: str, **arguments: object) -> object:
        """One call of ejabberd's own HTTP API, answered as JSON."""
        request = urllib.request.Request(f"http://{self.address}:{self.api_port}/api/{name}",
                                         json.dumps(arguments).encode(), {"Content-Type": "application/json"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=20) as answer:
            return json.load(answer)

    def close(self) -> None:
        self.stop()
        self._temporary.remove()

    def __enter__(self) -> Ejabberd:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

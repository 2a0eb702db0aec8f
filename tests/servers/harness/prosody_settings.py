# SPDX-License-Identifier: GPL-3.0-or-later
"""Prosody's configuration file, written from a few plain values: virtual hosts, ports and the resolver to ask."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Optional, Sequence

from .certificates import Certificate

MODULES_FOLDER = Path(__file__).resolve().parent.parent / "prosody-modules"

LOG_LEVEL = os.environ.get("LUCCHETTO_SERVER_LOG", "info")
MODULES = (
    "roster saslauth tls disco ping time uptime version blocklist bookmarks carbons csi csi_simple pep private mam "
    "smacks vcard4 vcard_legacy register user_account_management server_contact_info announce admin_shell "
    "tombstones posix tokenauth fast_archive").split()
MODERN_MODULES = ["sasl2", "sasl2_bind2", "sasl2_sm", "sasl2_fast", "sasl_ssdp"]


class Login(Enum):
    MODERN = "SASL2, Bind 2, FAST, inline resumption"
    CLASSIC = "RFC 6120 SASL and bind"


class Registration(Enum):
    OPEN = "anyone, user name and password"
    FORM = "a data form with one more required field"
    CAPTCHA = "a data form with a picture to read"
    REDIRECT = "a web page"
    INVITE = "only with an invitation token"
    CLOSED = "nobody"


@dataclass(frozen=True)
class VirtualHost:
    """One domain: how one signs in, who may register, and which certificate it shows."""

    name: str
    certificate: Certificate
    login: Login = Login.MODERN
    registration: Registration = Registration.OPEN
    services: bool = True
    extra: str = ""


@dataclass
class Ports:
    starttls: int
    direct_tls: int
    federation: int
    https: int
    proxy65: int


@dataclass
class Settings:
    folder: Path
    ports: Ports
    authority: Path
    hosts: list[VirtualHost]
    interface: str = "127.0.0.1"
    resolver: Optional[tuple[str, int]] = None
    smacks_seconds: int = 600
    more_modules: Sequence[str] = ()


def lua(value: object) -> str:
    """Strings, numbers, booleans and lists of them as Lua source."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return "{ " + "; ".join(lua(item) for item in value) + " }"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{text}"'


def configuration(settings: Settings) -> str:
    return "\n".join([_globals(settings), *(_host(host, settings) for host in settings.hosts), ""])


def _globals(settings: Settings) -> str:
    folder, ports = settings.folder, settings.ports
    modules = MODULES + list(settings.more_modules)
    values = {
        "run_as_root": True,
        "daemonize": False,
        "data_path": folder / "data",
        "pidfile": folder / "prosody.pid",
        "admin_socket": folder / "prosody.sock",
        "plugin_paths": [MODULES_FOLDER],
        "interfaces": [settings.interface],
        "local_interfaces": [settings.interface],
        "c2s_ports": [ports.starttls],
        "c2s_direct_tls_ports": [ports.direct_tls],
        "s2s_ports": [ports.federation] if settings.resolver else [],
        "s2s_direct_tls_ports": [],
        "http_ports": [],
        "https_ports": [ports.https],
        "https_interfaces": [settings.interface],
        "proxy65_ports": [ports.proxy65],
        "modules_enabled": modules + (["s2s", "s2s_auth_certs", "dialback"] if settings.resolver else []),
        "modules_disabled": [] if settings.resolver else ["s2s"],
        "c2s_direct_tls_certificate": settings.hosts[0].certificate.chain,
        "https_certificate": settings.hosts[0].certificate.chain,
        "authentication": "internal_plain",
        "c2s_require_encryption": True,
        "s2s_require_encryption": True,
        "s2s_secure_auth": True,
        "allow_registration": False,
        "default_archive_policy": True,
        "max_archive_query_results": 100,
        "archive_expires_after": "never",
        "c2s_stanza_size_limit": 1024 * 1024,
        "s2s_stanza_size_limit": 1024 * 1024,
        "smacks_max_queue_size": 100_000,
        "smacks_max_old_sessions": 100,
        "smacks_hibernation_time": settings.smacks_seconds,
        "http_file_share_size_limit": 64 * 1024 * 1024,
        "http_file_share_daily_quota": 4 * 1024 * 1024 * 1024,
        "allow_contact_invites": True,
        "allow_user_invites": True,
        "registration_invite_only": False,
    }
    lines = [f"{name} = {lua(value)}" for name, value in values.items()]
    lines += [
        "network_settings = { nagle = false }",
        'storage = { archive = "sql"; muc_log = "sql" }',
        f'sql = {{ driver = "SQLite3"; database = {lua(folder / "archive.sqlite")} }}',
        f"ssl = {{ cafile = {lua(settings.authority)} }}",
        f'log = {{ {LOG_LEVEL} = {lua(folder / "prosody.log")} }}',
        'contact_info = { admin = { "mailto:admin@example.org" } }',
    ]
    if settings.resolver:
        address, port = settings.resolver
        lines.append(f'unbound = {{ resolvconf = false; hoststxt = false; forward = "{address}@{port}"; '
                     'options = { ["do-not-query-localhost:"] = "no" } }')
    return "\n".join(lines)


def _host(host: VirtualHost, settings: Settings) -> str:
    modules = list(MODERN_MODULES) if host.login is Login.MODERN else []
    lines = [f"VirtualHost {lua(host.name)}", f"certificate = {lua(host.certificate.chain)}"]
    if host.registration is Registration.CLOSED:
        lines.append("allow_registration = false")
    elif host.registration is Registration.INVITE:
        lines += ["allow_registration = true", "registration_invite_only = true"]
        modules += ["invites", "invites_adhoc", "invites_register", "register_ibr"]
    elif host.registration is Registration.CAPTCHA:
        modules.append("captcha_registration")
    elif host.registration is Registration.REDIRECT:
        lines += ["allow_registration = true", "no_registration_whitelist = true",
                  'registration_url = "https://signup.example/"']
        modules.append("register_redirect")
    else:
        lines.append("allow_registration = true")
        modules += ["invites", "invites_adhoc", "invites_register", "register_ibr"]
    if host.registration is Registration.FORM:
        lines.append('additional_registration_fields = { "email+" }')
    lines += [f"modules_enabled = {lua(modules)}", host.extra]
    return "\n".join(lines + (_services(host, settings) if host.services else []))


def _services(host: VirtualHost, settings: Settings) -> list[str]:
    certificate = f"certificate = {lua(host.certificate.chain)}"
    url = f"https://localhost:{settings.ports.https}/"
    return [
        f'Component "conference.{host.name}" "muc"', certificate,
        'modules_enabled = { "muc_mam"; "muc_moderation" }', "muc_log_by_default = true",
        "restrict_room_creation = false",
        f'Component "upload.{host.name}" "http_file_share"', certificate, f"http_external_url = {lua(url)}",
        'http_host = "localhost"',
        f'Component "proxy.{host.name}" "proxy65"', f"proxy65_address = {lua(settings.interface)}",
    ]

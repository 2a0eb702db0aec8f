# SPDX-License-Identifier: GPL-3.0-or-later
"""What tests of the padlock in the window share: Giulia at the window, who knows Anna, and other devices of both."""

from __future__ import annotations

from pathlib import Path

from accessible import FOCUSED, Node
from harness.account import Account
from harness.bulk import befriend
from harness.cli import Cli, Running
from harness.livecase import AUTHORITY
from harness.process import wait_until
from windowcase import DOMAIN, WindowCase

BUTTON = "push button"
BOTH = {"omemo-2", "omemo-legacy"}


class EncryptedCase(WindowCase):
    def setUp(self) -> None:
        super().setUp()
        befriend(self.server, self.giulia, self.anna)
        self.listen()

    def device(self, account: Account) -> Cli:
        """Another device of that person, with its keys on the server."""
        cli = self.enterContext(Cli())
        outcome = cli.login(account, self.server.ports.direct_tls, AUTHORITY.root)
        self.assertEqual(outcome.code, 0, outcome.stderr)
        wait_until(lambda: any(line["own"] and set(line["profiles"]) == BOTH
                               for line in cli.must("devices").all("devices")), 30, "its keys are published")
        return cli

    def listening(self, cli: Cli) -> Running:
        running = cli.start("listen", "--for", "120")
        running.wait_event("connection", lambda event: event["state"] == "online")
        return running

    def hears(self, listening: Running, text: str) -> dict:
        return listening.wait_event("message", lambda event: event["body"] == text)

    def press(self, name: str, role: str = BUTTON) -> None:
        self.bus.press(self.bus.wait(role, name))

    def shows(self, role: str, name: str) -> bool:
        return self.bus.find(role, name) is not None

    def wait_gone(self, role: str, name: str) -> None:
        wait_until(lambda: not self.shows(role, name), 15, f"no {role} named '{name}'", interval=0.2)

    def pill(self) -> Node:
        return self.bus.wait(BUTTON, "Encryption")

    def wait_pill(self, words: str) -> None:
        wait_until(lambda: self.pill().description.startswith(words + "."), 20, f"the padlock says '{words}'",
                   interval=0.2)

    def wait_focus(self, role: str, name: str) -> None:
        wait_until(lambda: self.bus.wait(role, name).has(FOCUSED), 10, f"the {role} '{name}' has the focus",
                   interval=0.2)

    def sign_in_and_open(self) -> None:
        self.start()
        self.sign_in(self.giulia)
        self.screen.type(self.anna.jid)
        self.screen.key("Return")
        wait_until(lambda: "Anna" in self.screen.title(), 10, "the chat with Anna")

    def say(self, text: str) -> None:
        self.write(text)
        self.bus.wait("list item", f"You, {text}, .*")

    def write(self, text: str) -> None:
        """Out of any panel, into the field."""
        self.screen.key("Escape")
        self.wait_focus("text", "Message")
        self.screen.type(text)
        self.screen.key("Return")

    def server_keeps(self, text: str) -> bool:
        store = Path(self.server.store(DOMAIN, "accounts")).parent
        return any(text.encode() in file.read_bytes() for file in store.rglob("*") if file.is_file())

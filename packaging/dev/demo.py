# SPDX-License-Identifier: GPL-3.0-or-later
"""A small world to try the program in: a private Prosody on loopback, two accounts, a group, a partner that answers.

The server and the partner are the fixtures of tests/servers; everything lives in one temporary folder and ends with it.
"""

import asyncio
import contextlib
import logging
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import console
import places
from console import Failure

DOMAIN = "demo.example"
PARTNER = ("chiara", "Chiara Ferri")
YOU = ("anna", "Anna Bianchi")
FRIEND = ("bruno", "Bruno Conti")
PASSWORD = "only-for-the-demo"
PASSPHRASE = "demo"
GROUP = (f"mountain@conference.{DOMAIN}", "Mountain weekend")
GREETINGS = ("Hi Anna! I live in this computer: write me anything and I answer.",
             "You had no keys yet, so these lines are marked: they are not encrypted. All that follows is.")


@dataclass
class World:
    folder: Path
    port: int
    authority: Path
    you: str
    friend: str
    partner: str

    def profile(self, name):
        return self.folder / f"profile-{name}"

    def loginCommand(self, cli, name):
        return [cli, "--profile", self.profile(name), "login", f"{name}@{DOMAIN}", "--host", "127.0.0.1",
                "--port", self.port, "--direct-tls", "--ca", self.authority]


def secrets():
    """No key ring is touched: the demo's profiles are locked by a passphrase that everybody knows."""
    return {"LUCCHETTO_PASSPHRASE": PASSPHRASE, "LUCCHETTO_PASSWORD": PASSWORD}


def environment():
    return dict(os.environ, **secrets())


def importFixtures():
    sys.path.insert(0, str(places.ROOT / "tests" / "servers"))
    logging.getLogger("slixmpp.stringprep").setLevel(logging.ERROR)
    try:
        from harness import certificates, prosody, slixpeer
    except ImportError as error:
        raise Failure(f"The demo's server cannot be started from here: {error}.",
                      "It needs Prosody 13, slixmpp and twomemo; ./dev setup installs them on Debian.")
    return certificates, prosody, slixpeer


async def answer(peer, message):
    """The partner: types for a moment, then says something about what it was told."""
    if message["type"] != "chat":
        return
    words = message["body"].strip()
    (await compose(peer, message["from"], "composing")).send()
    await asyncio.sleep(1)
    reply = await compose(peer, message["from"], "active",
                          f"“{words[:80]}”: that is {len(words.split())} words, and I have them all.")
    reply["id"] = reply["origin_id"]["id"] = peer.client.new_id()
    reply.send()


async def compose(peer, to, state, body=None):
    """Encrypted where the other side can read it."""
    message = await peer.compose(to, body, locked=body is not None and await peer.finds_keys(to))
    message.xml.append(ElementTree.Element(f"{{http://jabber.org/protocol/chatstates}}{state}"))
    return message


def befriend(*peers):
    for one in peers:
        for other in peers:
            if one is not other:
                one.subscribe(other.account.jid)
    for one in peers:
        for other in peers:
            if one is not other:
                one.send_presence("subscribed", other.account.jid)


def bookmark(peer, nickname):
    """XEP-0402: programs that know groups join this one by themselves."""
    conference = ElementTree.Element("{urn:xmpp:bookmarks:1}conference", {"name": GROUP[1], "autojoin": "true"})
    ElementTree.SubElement(conference, "{urn:xmpp:bookmarks:1}nick").text = nickname

    async def publish():
        await peer.client["xep_0060"].publish(None, "urn:xmpp:bookmarks:1", id=GROUP[0], payload=conference)

    peer.call(publish())


@contextlib.contextmanager
def world():
    """Starts it all; about three seconds."""
    certificates, prosody, slixpeer = importFixtures()
    console.step("Starting a private server on this computer, with accounts that exist only for this demo")
    with contextlib.ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="lucchetto-demo-")))
        authority = certificates.CertificateAuthority(folder / "authority")
        server = running.enter_context(prosody.Prosody.with_domain(authority, DOMAIN))
        accounts = [server.register(user, PASSWORD) for user, _ in (YOU, FRIEND, PARTNER)]

        def peer(account, **options):
            return slixpeer.Peer(account, server.ports.starttls, authority.root, **options)

        partner = running.enter_context(peer(accounts[2], resource="partner", has_keys=True, answer=answer))
        # Both accounts sign in once to be known to each other; then the seats are free for the program.
        with peer(accounts[0], resource="setup") as you, peer(accounts[1], resource="setup") as friend:
            for each, (_, name) in ((you, YOU), (friend, FRIEND), (partner, PARTNER)):
                each.publish_nick(name)
            befriend(you, friend, partner)
            partner.open_room(GROUP[0], "Chiara", GROUP[1], (you.account.jid, friend.account.jid))
            bookmark(you, "Anna")
            bookmark(friend, "Bruno")
        for greeting in GREETINGS:
            partner.send(accounts[0].jid, greeting)
        console.say(f"Server: {DOMAIN} at 127.0.0.1:{server.ports.direct_tls} (direct TLS), folder {folder}")
        yield World(folder, server.ports.direct_tls, authority.root, *(account.jid for account in accounts))


def signIn(world, cli, name):
    profile = world.profile(name)
    console.step(f"Signing {name}@{DOMAIN} in with lucchetto-cli, profile {profile}")
    console.run(world.loginCommand(cli, name), environment=environment())


def converse(world, cli):
    """The main job in text: one account writes, the other reads and answers, and so does the partner."""
    for name, _ in (YOU, FRIEND):
        signIn(world, cli, name)
    console.step("Anna writes, Bruno reads and answers, Anna reads")
    say(world, cli, YOU[0], world.friend, "Bruno, are you coming up to the hut on Saturday?")
    listen(world, cli, FRIEND[0], world.you)
    say(world, cli, FRIEND[0], world.you, "I am. I bring the bread, you bring the cheese.")
    listen(world, cli, YOU[0], world.friend)
    console.step("What Anna's computer has kept, encrypted in her profile")
    console.run([cli, "--profile", world.profile(YOU[0]), "history", world.friend], environment=environment())


def say(world, cli, name, to, text):
    console.run([cli, "--profile", world.profile(name), "send", to, text], environment=environment())


def listen(world, cli, name, sender):
    """Catches up first: what was sent while nobody listened comes from the archive."""
    console.run([cli, "--profile", world.profile(name), "listen", "--count", "1", "--from", sender, "--for", "20"],
                environment=environment())


def openWindow(world, program):
    """Stays until the window is closed."""
    console.step("Opening the window, signed in as Anna. Closing it ends the demo.")
    console.say(f"Chiara answers. Bruno ({world.friend}, password {PASSWORD}) is yours too: sign him in with any client,")
    console.say(f"direct TLS, host 127.0.0.1, port {world.port}, certificate authority {world.authority}.")
    console.say(f"The passphrase of the demo's profile is '{PASSPHRASE}'.")
    subprocess.run([program, "--profile", world.profile(YOU[0])], env=environment(), check=False)

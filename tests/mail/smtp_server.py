# SPDX-License-Identifier: GPL-3.0-or-later
"""smtp_server.py MODE [CERTIFICATE KEY]: a mail server for one test.

Prints its port on 127.0.0.1, then one line of JSON for every message it was given. Ends when its
standard input does. In the mode slow-recipient it says so on a line and goes on after a line of its
standard input.
"""
import asyncio
import base64
import json
import logging
import ssl
import sys
import warnings
from urllib.parse import quote

from aiosmtpd.smtp import SMTP, AuthResult

ANSWERS_TO_RECIPIENT = {
    "refuse-recipient": "550 5.1.1 No such user, call +15005550006",
    "delay-recipient": "451 4.3.0 Come back later",
}
ANSWERS_TO_DATA = {
    "refuse-data": "550 5.7.1 We do not like it",
    "delay-data": "451 4.3.0 Come back later",
}

# Broken connections and refused certificates are what the tests are about.
logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


class Handler:
    go_on = asyncio.Event()

    def __init__(self, mode):
        self.mode = mode

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.mode == "slow-recipient":
            print(json.dumps({"slow": address}), flush=True)
            await Handler.go_on.wait()
        if self.mode == "drop-recipient":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return ANSWERS_TO_RECIPIENT.get(self.mode, "250 OK")

    async def handle_DATA(self, server, session, envelope):
        print(json.dumps({
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "content": base64.b64encode(envelope.original_content).decode(),
            "encrypted": session.ssl is not None
                         or server.transport.get_extra_info("sslcontext") is not None,
            "user": getattr(session.auth_data, "login", b"").decode(),
        }), flush=True)
        if self.mode == "hang-data":
            await asyncio.Event().wait()
        if self.mode == "drop-data":
            server.transport.abort()
        return ANSWERS_TO_DATA.get(self.mode, "250 OK")


class Silent(asyncio.Protocol):
    """Takes the connection and says nothing."""


class Unwilling(asyncio.Protocol):
    def connection_made(self, transport):
        transport.write(b"554 5.3.2 Not today\r\n")
        transport.close()


def echo_login(server, session, envelope, mechanism, data):
    """Repeats what it was given in every spelling, as servers that debug do."""
    password = data.password.decode()
    plain = base64.b64encode(b"\0" + data.login + b"\0" + data.password).decode()
    alone = base64.b64encode(data.password).decode()
    return AuthResult(success=False, handled=False, message=(
        f"535 5.7.8 {quote(password)} {plain} {alone} {password} is wrong, call +15005550006"))


def check_login(server, session, envelope, mechanism, data):
    right = data.login == b"me@example.com" and data.password == b"s3cret w\xc3\xb6rd"
    return AuthResult(success=right, handled=False, auth_data=data)


def protocol(mode, context):
    if mode == "hang-greeting":
        return Silent()
    if mode == "refuse-greeting":
        return Unwilling()
    options = {"hostname": "localhost"}
    if mode in ("login", "starttls-login"):
        options.update(authenticator=check_login, auth_required=True,
                       auth_require_tls=mode != "login")
    if mode == "echo-login":
        options.update(authenticator=echo_login, auth_required=True, auth_require_tls=False)
    if mode.startswith("starttls"):
        options.update(tls_context=context, require_starttls=True)
    return SMTP(Handler(mode), **options)


async def main():
    mode = sys.argv[1]
    context = None
    if len(sys.argv) > 2:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: protocol(mode, context), "127.0.0.1", 0,
                                      ssl=context if mode == "smtps" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    ended = asyncio.Event()
    loop.add_reader(sys.stdin, lambda: (Handler.go_on if sys.stdin.readline() else ended).set())
    await ended.wait()


asyncio.run(main())

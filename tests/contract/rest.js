// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const twilio = require('twilio');

/** The package's own client, except that it talks to another server. */
class ClientOf extends twilio.RequestClient {
    constructor(server) {
        super();
        this.server = server;
    }

    request(options) {
        const uri = options.uri.replace('https://api.twilio.com', this.server);
        return super.request({ ...options, uri });
    }
}

/** An account is {server, sid, token}. */
const client = ({ server, sid, token }) =>
    twilio(sid, token, { httpClient: new ClientOf(server) });

exports.createCall = ({ account, call }) => client(account).calls.create(call);

exports.fetchCall = ({ account, sid }) => client(account).calls(sid).fetch();

exports.listCalls = ({ account, filter }) => client(account).calls.list(filter);

exports.updateCall = ({ account, sid, changes }) => client(account).calls(sid).update(changes);

exports.createText = ({ account, text }) => client(account).messages.create(text);

exports.listTexts = ({ account, filter }) => client(account).messages.list(filter);

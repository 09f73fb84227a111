// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const { twiml } = require('twilio');

/** A verb is {verb, attributes, text} or {verb, attributes, verbs}. */
function append(parent, { verb, attributes = {}, text, verbs = [] }) {
    const element = text === undefined ? parent[verb](attributes) : parent[verb](attributes, text);
    verbs.forEach((nested) => append(element, nested));
}

function build(response, verbs) {
    verbs.forEach((verb) => append(response, verb));
    return response.toString();
}

exports.voice = ({ verbs }) => build(new twiml.VoiceResponse(), verbs);

exports.messaging = ({ verbs }) => build(new twiml.MessagingResponse(), verbs);

// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const twilio = require('twilio');

async function post(to, url, type, body, signature) {
    const { pathname, search } = new URL(url);
    const headers = { 'Content-Type': type };
    if (signature !== undefined) {
        headers['X-Twilio-Signature'] = signature;
    }
    const answer = await fetch(to + pathname + search, { method: 'POST', headers, body });
    return { status: answer.status, body: await answer.text() };
}

/** Posts a form as Twilio does to the console at to, which Twilio knows as url. */
exports.postForm = ({ to, url, params, signature }) =>
    post(to, url, 'application/x-www-form-urlencoded', new URLSearchParams(params).toString(),
        signature);

/** The same, signed with token: for signedUrl if that is given, else for url. */
exports.postSignedForm = ({ token, signedUrl, ...request }) =>
    exports.postForm({
        ...request,
        signature: twilio.getExpectedTwilioSignature(
            token, signedUrl ?? request.url, request.params),
    });

/** The same as JSON, which is signed by its hash. */
exports.postSignedJson = ({ to, url, params, token }) => {
    const body = JSON.stringify(params);
    const signed = `${url}&bodySHA256=${twilio.getExpectedBodyHash(body)}`;
    return post(to, signed, 'application/json', body,
        twilio.getExpectedTwilioSignature(token, signed, {}));
};

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

/** Posts a form to the console at to as Twilio does, which knows it as url. */
exports.postForm = ({ to, url, params, signature }) =>
    post(to, url, 'application/x-www-form-urlencoded', new URLSearchParams(params).toString(),
        signature);

/** Signs it with token first, for signedUrl where that is another. */
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

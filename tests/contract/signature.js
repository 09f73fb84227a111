// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';

const twilio = require('twilio');

exports.sign = ({ token, url, params }) =>
    twilio.getExpectedTwilioSignature(token, url, params);

exports.isSignedForm = ({ token, signature, url, params }) =>
    twilio.validateRequest(token, signature, url, params);

exports.isSignedBody = ({ token, signature, url, body }) =>
    twilio.validateRequestWithBody(token, signature, url, body);

exports.bodyHash = ({ body }) => twilio.getExpectedBodyHash(body);

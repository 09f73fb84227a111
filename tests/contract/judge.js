// SPDX-License-Identifier: GPL-3.0-or-later
// Answers with the official twilio package: reads one JSON object a line, {ask: function, of:
// argument}, and writes one for each, {answer} or {error}.
'use strict';

const { createInterface } = require('node:readline');

const functions = {
    ...require('./rest.js'),
    ...require('./signature.js'),
    ...require('./twiml.js'),
    ...require('./webhook.js'),
};

async function answerTo({ ask, of }) {
    try {
        return { answer: await functions[ask](of) };
    } catch ({ message, status, code }) {
        return { error: { message, status, code } };
    }
}

async function main() {
    for await (const line of createInterface({ input: process.stdin })) {
        console.log(JSON.stringify(await answerTo(JSON.parse(line))));
    }
}

main();

// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/menu_words.h"

#include <array>

namespace savehub {

namespace {

MenuWords english()
{
    return {
        .language = QLatin1String("en"),
        .tag = QLatin1String("en-US"),
        .menu = QStringLiteral("Press 1 if you are joining, press 2 if you cannot come."),
        .goodbye = QStringLiteral("No key was pressed. Goodbye."),
        .wrongKey = QStringLiteral("That was neither 1 nor 2."),
        .wrongKeyGoodbye = QStringLiteral("Your answer was not understood. Goodbye."),
        .joining = QStringLiteral("Thank you. We have noted that you are joining."),
        .notComing = QStringLiteral("Thank you. We have noted that you cannot come."),
        .notSaved = QStringLiteral("Sorry, your answer could not be saved. Please answer again."),
        .notSavedGoodbye =
            QStringLiteral("Sorry, your answer could not be saved. Please tell the organizer "
                           "yourself. Goodbye."),
    };
}

MenuWords spanish()
{
    return {
        .language = QLatin1String("es"),
        .tag = QLatin1String("es-ES"),
        .menu = QStringLiteral("Pulse 1 si va a unirse, pulse 2 si no puede asistir."),
        .goodbye = QStringLiteral("No se ha pulsado ninguna tecla. Adiós."),
        .wrongKey = QStringLiteral("Esa tecla no era ni 1 ni 2."),
        .wrongKeyGoodbye = QStringLiteral("No hemos entendido su respuesta. Adiós."),
        .joining = QStringLiteral("Gracias. Hemos anotado que va a unirse."),
        .notComing = QStringLiteral("Gracias. Hemos anotado que no puede asistir."),
        .notSaved = QStringLiteral("Lo sentimos, no se ha podido guardar su respuesta. Responda de "
                                   "nuevo, por favor."),
        .notSavedGoodbye =
            QStringLiteral("Lo sentimos, no se ha podido guardar su respuesta. Avise usted a quien "
                           "organiza la reunión. Adiós."),
    };
}

MenuWords german()
{
    return {
        .language = QLatin1String("de"),
        .tag = QLatin1String("de-DE"),
        .menu = QStringLiteral("Drücken Sie die 1, wenn Sie teilnehmen, und die 2, wenn Sie nicht "
                               "kommen können."),
        .goodbye = QStringLiteral("Es wurde keine Taste gedrückt. Auf Wiederhören."),
        .wrongKey = QStringLiteral("Das war weder die 1 noch die 2."),
        .wrongKeyGoodbye = QStringLiteral("Ihre Antwort wurde nicht verstanden. Auf Wiederhören."),
        .joining = QStringLiteral("Danke. Wir haben notiert, dass Sie teilnehmen."),
        .notComing = QStringLiteral("Danke. Wir haben notiert, dass Sie nicht kommen können."),
        .notSaved = QStringLiteral("Ihre Antwort konnte leider nicht gespeichert werden. Bitte "
                                   "antworten Sie noch einmal."),
        .notSavedGoodbye =
            QStringLiteral("Ihre Antwort konnte leider nicht gespeichert werden. Bitte sagen Sie "
                           "selbst Bescheid. Auf Wiederhören."),
    };
}

} // namespace

const MenuWords &menuWords(const QString &language)
{
    static const std::array<MenuWords, 3> all{english(), spanish(), german()};
    const auto wanted = language.left(2).toLower();
    for (const auto &words : all) {
        if (wanted == words.language) {
            return words;
        }
    }
    return all.front();
}

} // namespace savehub

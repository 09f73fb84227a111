# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DROOT=… -DLUPDATE=… -DSCRATCH=… -P check_translations.cmake: fails when a catalogue lacks a sentence of
# the program, or has one without its translation.
cmake_minimum_required(VERSION 3.22)

# check(LANGUAGE OPTIONS…): what lupdate would make of the catalogue with these options.
function(check language)
    set(name savehub-console_${language}.ts)
    file(COPY ${ROOT}/translations/${name} DESTINATION ${SCRATCH})
    execute_process(COMMAND ${LUPDATE} -silent -I . -I core -locations none ${ARGN} -ts ${SCRATCH}/${name}
                    WORKING_DIRECTORY ${ROOT} COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${ROOT}/translations/${name} kept)
    file(READ ${SCRATCH}/${name} updated)
    if(NOT kept STREQUAL updated)
        message(SEND_ERROR "${name} lacks what lupdate writes into it; ui/CMakeLists.txt says how.")
    elseif(kept MATCHES "type=\"")
        message(SEND_ERROR "${name} has sentences without their translation.")
    endif()
endfunction()

check(en -pluralonly ui core app)
check(de ui)

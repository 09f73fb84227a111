# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DROOT=… -DQT_HEADERS=… -P check_includes.cmake: fails when a room includes what it may not
# see. The linker enforces part of it; headers without a symbol of their own slip through there.
cmake_minimum_required(VERSION 3.22)

# Which rooms each room may include beside itself. Adapters see the ports and never each other, but
# for the edges that are written out here: csv→phone, twilio→net, rest→net, and twilio→doctor, whose
# facts it finds out.
set(core_rooms domain phrases engine ports runtime messages doctor net twilio mock mail phone csv calendar
               store secrets config rest)
foreach(room IN LISTS core_rooms)
    set(seen_by_${room} domain phrases engine ports)
endforeach()
set(seen_by_domain "")
set(seen_by_phrases domain)
set(seen_by_engine domain phrases)
set(seen_by_ports domain phrases engine)
set(seen_by_runtime domain phrases engine ports messages)
set(seen_by_twilio domain phrases engine ports net doctor)
set(seen_by_doctor domain)
set(seen_by_csv domain phrases engine ports phone)
set(seen_by_rest domain phrases engine ports net)
set(seen_by_ui domain phrases engine ports)
set(seen_by_app ${core_rooms} ui)
set(seen_by_tests ${core_rooms} ui app)

# What of a room that is not listed above may be included all the same.
set(facade_for_ui runtime/console.h doctor/finding.h)

# Qt modules that draw.
set(drawing_modules QtGui QtWidgets QtSvg QtSvgWidgets QtOpenGL QtOpenGLWidgets QtPrintSupport
                    QtCharts QtQml QtQuick QtQuickWidgets)

if(NOT EXISTS ${QT_HEADERS}/QtCore/QString)
    message(FATAL_ERROR "QT_HEADERS is not where Qt's headers are: ${QT_HEADERS}")
endif()

set(violations "")

macro(complain file what)
    file(RELATIVE_PATH shown ${ROOT} ${file})
    list(APPEND violations "${shown}: ${what}")
endmacro()

# The headers in angle brackets (angled) and in quotes (quoted) that file includes.
function(read_includes file)
    file(STRINGS ${file} lines REGEX "^[ \t]*#[ \t]*include[ \t]*[<\"]")
    set(angled "")
    set(quoted "")
    foreach(line IN LISTS lines)
        if(line MATCHES "include[ \t]*<([^>]+)>")
            list(APPEND angled ${CMAKE_MATCH_1})
        elseif(line MATCHES "include[ \t]*\"([^\"]+)\"")
            list(APPEND quoted ${CMAKE_MATCH_1})
        endif()
    endforeach()
    set(angled ${angled} PARENT_SCOPE)
    set(quoted ${quoted} PARENT_SCOPE)
endfunction()

# The Qt module that header belongs to, or nothing.
function(find_qt_module header)
    set(module "" PARENT_SCOPE)
    if(header MATCHES "^(Qt[A-Za-z0-9]+)/")
        set(module ${CMAKE_MATCH_1} PARENT_SCOPE)
        return()
    endif()
    foreach(candidate IN ITEMS QtCore ${drawing_modules} QtNetwork QtSql QtDBus)
        if(EXISTS ${QT_HEADERS}/${candidate}/${header})
            set(module ${candidate} PARENT_SCOPE)
            return()
        endif()
    endforeach()
endfunction()

function(check_angled room file)
    foreach(header IN LISTS angled)
        find_qt_module(${header})
        if(module IN_LIST drawing_modules)
            complain(${file} "core includes <${header}>, which draws")
        elseif(room MATCHES "^(domain|engine)$" AND NOT module STREQUAL "QtCore"
               AND NOT header MATCHES "^[a-z_]+$" AND NOT header STREQUAL "tl/expected.hpp")
            complain(${file} "${room} includes <${header}>, which is not Qt Core or standard")
        endif()
    endforeach()
    set(violations ${violations} PARENT_SCOPE)
endfunction()

# A header is included by its room: "engine/decide.h" is core/engine's, "ui/tray.h" and "tests/…" are found
# from the top. So whoever reads a file sees which rooms it enters.
function(check_quoted room file)
    foreach(header IN LISTS quoted)
        if(header MATCHES "\\.moc$")
            continue()
        endif()
        if(NOT header MATCHES "^([a-z]+)/")
            complain(${file} "\"${header}\" is included without its room")
            continue()
        endif()
        set(other ${CMAKE_MATCH_1})
        if(NOT other IN_LIST seen_by_${room} AND NOT other STREQUAL room
           AND NOT header IN_LIST facade_for_${room})
            complain(${file} "${room} includes \"${header}\"")
        endif()
    endforeach()
    set(violations ${violations} PARENT_SCOPE)
endfunction()

foreach(room IN LISTS core_rooms)
    file(GLOB_RECURSE files ${ROOT}/core/${room}/*.h ${ROOT}/core/${room}/*.cpp)
    foreach(file IN LISTS files)
        read_includes(${file})
        check_angled(${room} ${file})
        check_quoted(${room} ${file})
    endforeach()
endforeach()
foreach(room IN ITEMS ui app tests)
    file(GLOB_RECURSE files ${ROOT}/${room}/*.h ${ROOT}/${room}/*.cpp)
    list(FILTER files EXCLUDE REGEX "^${ROOT}/tests/architecture/broken/")
    foreach(file IN LISTS files)
        read_includes(${file})
        check_quoted(${room} ${file})
    endforeach()
endforeach()

# A room that nobody listed would not be looked at.
file(GLOB rooms RELATIVE ${ROOT}/core ${ROOT}/core/*)
foreach(room IN LISTS rooms)
    if(IS_DIRECTORY ${ROOT}/core/${room} AND NOT room IN_LIST core_rooms)
        complain(${ROOT}/core/${room} "is not among the rooms of check_includes.cmake")
    endif()
endforeach()

if(violations)
    list(JOIN violations "\n  " text)
    message(FATAL_ERROR "These includes break the rules of the house:\n  ${text}")
endif()

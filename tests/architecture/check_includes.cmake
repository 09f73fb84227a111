# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DROOT=… -DQT_HEADERS=… -P check_includes.cmake: fails when a room includes what it may not
# see. The linker enforces part of it; headers without a symbol of their own slip through there.
cmake_minimum_required(VERSION 3.22)

# Which rooms each room may include beside itself. Adapters see the ports and never each other, but
# for the edges that are written out here: csv→phone, twilio→net, rest→net, and twilio→doctor, whose
# facts it finds out.
set(core_rooms domain engine ports runtime messages doctor net twilio mock mail phone csv calendar
               store secrets config rest)
foreach(room IN LISTS core_rooms)
    set(seen_by_${room} domain engine ports)
endforeach()
set(seen_by_domain "")
set(seen_by_engine domain)
set(seen_by_ports domain engine)
set(seen_by_runtime domain engine ports messages)
set(seen_by_twilio domain engine ports net doctor)
set(seen_by_doctor domain)
set(seen_by_csv domain engine ports phone)
set(seen_by_rest domain engine ports net)
set(seen_by_ui domain engine ports)

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

# Headers are included by their bare names: a name that exists in the room itself, or in one that it
# may see, is that one.
function(check_quoted room folder file)
    get_filename_component(beside ${file} DIRECTORY)
    foreach(header IN LISTS quoted)
        get_filename_component(name ${header} NAME)
        file(GLOB_RECURSE own ${folder}/${name})
        if(own OR EXISTS ${beside}/${header})
            continue()
        endif()
        set(owners "")
        set(allowed FALSE)
        foreach(other IN LISTS core_rooms)
            file(GLOB_RECURSE found ${ROOT}/core/${other}/${name})
            if(found)
                list(APPEND owners ${other})
                if(other IN_LIST seen_by_${room} OR "${other}/${name}" IN_LIST facade_for_${room})
                    set(allowed TRUE)
                endif()
            endif()
        endforeach()
        if(owners AND NOT allowed)
            complain(${file} "${room} includes \"${header}\" of ${owners}")
        endif()
        file(GLOB_RECURSE outside ${ROOT}/ui/${name} ${ROOT}/app/${name})
        if(NOT owners AND outside)
            complain(${file} "${room} includes \"${header}\" of ui or app")
        endif()
    endforeach()
    set(violations ${violations} PARENT_SCOPE)
endfunction()

foreach(room IN LISTS core_rooms)
    file(GLOB_RECURSE files ${ROOT}/core/${room}/*.h ${ROOT}/core/${room}/*.cpp)
    foreach(file IN LISTS files)
        read_includes(${file})
        check_angled(${room} ${file})
        check_quoted(${room} ${ROOT}/core/${room} ${file})
    endforeach()
endforeach()
file(GLOB_RECURSE files ${ROOT}/ui/*.h ${ROOT}/ui/*.cpp)
foreach(file IN LISTS files)
    read_includes(${file})
    check_quoted(ui ${ROOT}/ui ${file})
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

# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DSOURCE=… -DFOLDER=… -P install_package.cmake: the package that SOURCE/package-lock.json names
# goes into FOLDER, unless it is there. "Skipped: " and why, where that cannot be had.
find_program(node node)
find_program(npm npm)
if(NOT node OR NOT npm)
    message(NOTICE "Skipped: there is no node, or no npm.")
    return()
endif()

set(lock ${SOURCE}/package-lock.json)
set(installed ${FOLDER}/installed-lock.json) # written last: what is there is whole
file(SHA256 ${lock} wanted)
if(EXISTS ${installed})
    file(SHA256 ${installed} found)
    if(found STREQUAL wanted)
        return()
    endif()
    file(REMOVE ${installed})
endif()

file(COPY ${lock} ${SOURCE}/package.json DESTINATION ${FOLDER})
execute_process(
    COMMAND ${npm} ci --ignore-scripts --no-audit --no-fund --fetch-retries=1
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE failed OUTPUT_VARIABLE output ERROR_VARIABLE output)
if(NOT failed)
    configure_file(${lock} ${installed} COPYONLY)
elseif(output MATCHES "code (ENOTFOUND|EAI_AGAIN|ECONN[A-Z]+|E[A-Z]+UNREACH|E[A-Z_]*TIMED?_?OUT|E5[0-9][0-9])")
    message(NOTICE "Skipped: the package registry is not reachable (${CMAKE_MATCH_1}).")
else()
    message(FATAL_ERROR "npm could not install the package:\n${output}")
endif()

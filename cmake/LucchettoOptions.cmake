# Compiler settings that hold for every layer.
option(LUCCHETTO_TESTS "Build the tests" ON)
option(LUCCHETTO_WERROR "Treat warnings as errors" OFF)
option(LUCCHETTO_FUZZ "Build the fuzz targets (clang only)" OFF)
set(LUCCHETTO_LEGACY_ENGINE "omemo-c" CACHE STRING
    "The library for the legacy profile of OMEMO: omemo-c, or signal-c as a plug-in beside the programs")
set_property(CACHE LUCCHETTO_LEGACY_ENGINE PROPERTY STRINGS omemo-c signal-c)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

if(MSVC)
    add_compile_options(/W4 /permissive- /utf-8)
    if(LUCCHETTO_WERROR)
        add_compile_options(/WX)
    endif()
else()
    add_compile_options(-Wall -Wextra -Wconversion -Wshadow -Wno-sign-conversion)
    if(CCACHE)
        add_compile_options(-fpch-preprocess)
    endif()
    if(LUCCHETTO_WERROR)
        add_compile_options(-Werror)
    endif()
endif()

add_compile_definitions(
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    LUCCHETTO_VERSION="${PROJECT_VERSION}")

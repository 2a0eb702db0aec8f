# Everything that Lucchetto takes from elsewhere, in one place.
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Network Gui Widgets Multimedia Svg LinguistTools)
find_package(Qt6 6.4 QUIET OPTIONAL_COMPONENTS DBus)
find_package(EXPAT REQUIRED)
include(CheckSymbolExists)
set(CMAKE_REQUIRED_LIBRARIES EXPAT::EXPAT) # in 2.6, and in older ones with the fix brought back
check_symbol_exists(XML_SetReparseDeferralEnabled expat.h EXPAT_DEFERS_REPARSING)
unset(CMAKE_REQUIRED_LIBRARIES)
find_package(OpenSSL 3.0 REQUIRED)
find_package(Qt6Keychain REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode>=4)
find_package(ZXing REQUIRED)
pkg_check_modules(OMEMO_C REQUIRED IMPORTED_TARGET libomemo-c>=0.5.0)
if(DEFINED VCPKG_TARGET_TRIPLET) # which has other names for these two
    find_package(Qca REQUIRED)
    add_library(qca-qt6 ALIAS qca)
    find_package(sqlcipher CONFIG REQUIRED)
    add_library(PkgConfig::SQLCIPHER INTERFACE IMPORTED)
    target_link_libraries(PkgConfig::SQLCIPHER INTERFACE sqlcipher::sqlcipher)
    target_include_directories(PkgConfig::SQLCIPHER INTERFACE
        ${VCPKG_INSTALLED_DIR}/${VCPKG_TARGET_TRIPLET}/include/sqlcipher)
else()
    find_package(Qca-qt6 REQUIRED)
    pkg_check_modules(SQLCIPHER REQUIRED IMPORTED_TARGET sqlcipher>=3.46) # the SQLite inside: SQLCipher 4.6
endif()

if(LUCCHETTO_TESTS)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
    find_package(Catch2 3 REQUIRED)
endif()

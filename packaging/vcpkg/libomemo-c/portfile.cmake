# SPDX-License-Identifier: GPL-3.0-or-later
# The ratchet library for vcpkg, which has no port of it: the sources of 0.5.1, pinned by their hash.
vcpkg_check_linkage(ONLY_STATIC_LIBRARY) # it marks nothing for export from a DLL

vcpkg_from_github(
    OUT_SOURCE_PATH SOURCE_PATH
    REPO dino/libomemo-c
    REF v0.5.1
    SHA512 96e77a3fe4772be58afd0a588a3181736f7015b82f005219aea35b5072664d964c64d8b53e0aa7f0fe49431ab3ae2b02b12a97c4d599cc4d29cb4d873e7add78)

# Where its protobuf-c is, vcpkg's own file for pkg-config knows better, in debug builds too.
vcpkg_replace_string("${SOURCE_PATH}/src/libomemo-c.pc.in" "Requires:" "Requires: libprotobuf-c")
vcpkg_replace_string("${SOURCE_PATH}/src/libomemo-c.pc.in" " -lprotobuf-c" "")

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS -DBUILD_TESTING=OFF -DCMAKE_POLICY_VERSION_MINIMUM=3.5)
vcpkg_cmake_install()
vcpkg_fixup_pkgconfig()
file(REMOVE_RECURSE "${CURRENT_PACKAGES_DIR}/debug/include")
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")

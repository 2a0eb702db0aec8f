// SPDX-License-Identifier: GPL-3.0-or-later
// Libraries of the system that are not built with the thread sanitizer: what they do among themselves it cannot judge.
// How threads of ours meet in Qt's queues, it sees by base/Handover.h.
extern "C" const char *__tsan_default_suppressions()
{
    return "called_from_lib:libQt6Core.so\n"
           "called_from_lib:libqt6keychain.so\n"
           "called_from_lib:libsecret-1.so\n"
           "called_from_lib:libglib-2.0.so\n"
           "called_from_lib:libgobject-2.0.so\n"
           "called_from_lib:libgio-2.0.so\n"
           "race:libglib-2.0.so\n"
           "race:libgio-2.0.so\n"
           "mutex:libgobject-2.0.so\n"
           "mutex:libsecret-1.so\n";
}

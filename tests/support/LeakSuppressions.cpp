// SPDX-License-Identifier: GPL-3.0-or-later
// QCA's plug-in loads OpenSSL's provider of old ciphers and never gives it back: a few kilobytes once, at the end of a
// program, of which the leak sanitizer need not speak.
extern "C" const char *__lsan_default_suppressions()
{
    return "leak:libcrypto.so";
}

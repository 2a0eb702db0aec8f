// SPDX-License-Identifier: GPL-3.0-or-later
// Owners for what the library allocates: counted objects, buffers, builders and ciphers. Each frees what it holds once;
// buffers are overwritten first, because most of them hold secrets. One thread, the one of the library's context.
#pragma once

#include "omemoc/Library.h"

#include <memory>
#include <utility>

namespace crypto::omemoc {

// One counted object of the library.
template<typename T>
class Ref
{
public:
    Ref() = default;
    Ref(Ref &&other) noexcept
        : m_object(std::exchange(other.m_object, nullptr))
    {
    }
    Ref &operator=(Ref other) noexcept
    {
        std::swap(m_object, other.m_object);
        return *this;
    }
    ~Ref()
    {
        if (m_object)
            signal_type_unref(reinterpret_cast<signal_type_base *>(m_object));
    }

    T *get() const { return m_object; }
    // For the library to put a new object in; only while empty.
    T **out() { return &m_object; }
    explicit operator bool() const { return m_object != nullptr; }

private:
    T *m_object = nullptr;
};

struct Wiping
{
    void operator()(signal_buffer *buffer) const { signal_buffer_bzero_free(buffer); }
};
using Buffer = std::unique_ptr<signal_buffer, Wiping>;

struct Freeing
{
    void operator()(session_builder *builder) const { session_builder_free(builder); }
    void operator()(session_cipher *cipher) const { session_cipher_free(cipher); }
};
using Builder = std::unique_ptr<session_builder, Freeing>;
using Cipher = std::unique_ptr<session_cipher, Freeing>;

inline QByteArrayView viewOf(const signal_buffer *buffer)
{
    return {signal_buffer_const_data(buffer), qsizetype(signal_buffer_len(buffer))};
}

inline QByteArray bytesOf(const signal_buffer *buffer)
{
    return viewOf(buffer).toByteArray();
}

inline signal_buffer *newBuffer(QByteArrayView bytes)
{
    return signal_buffer_create(octets(bytes), size_t(bytes.size()));
}

} // namespace crypto::omemoc

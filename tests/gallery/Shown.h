// SPDX-License-Identifier: GPL-3.0-or-later
// The page of the chats on a real profile, for pictures of the whole window.
#pragma once

#include "chat/Conversations.h"
#include "support/SampleKeys.h"
#include "window/ChatsPage.h"

#include <QElapsedTimer>
#include <QVBoxLayout>

namespace gallery {

// The page with the profile that it shows; the page goes first.
class Shown : public QWidget
{
public:
    using Prepare = std::function<void(sample::SampleDesk &)>;
    // `prepare` may change the profile before it is shown; otherwise all people have keys that were accepted.
    explicit Shown(sample::Content content, const Prepare &prepare = {})
        : m_desk(content)
    {
        if (prepare)
            prepare(m_desk);
        else if (content == sample::Content::Chats)
            sample::addPhones(m_desk);
        m_page = new window::ChatsPage(m_desk.desk(), this);
        auto *fill = new QVBoxLayout(this);
        fill->setContentsMargins(0, 0, 0, 0);
        fill->addWidget(m_page);
    }
    ~Shown() override { delete m_page; }

    window::ChatsPage &page() { return *m_page; }
    sample::SampleDesk &desk() { return m_desk; }
    void openFirst()
    {
        m_page->openChat(m_desk.workspace().conversations().sorted().first().id);
        settle();
    }
    // What is shown comes from threads.
    static void settle()
    {
        QElapsedTimer time;
        time.start();
        sample::waitUntil([&] { return time.elapsed() > 150; });
    }

private:
    sample::SampleDesk m_desk;
    window::ChatsPage *m_page = nullptr;
};

} // namespace gallery

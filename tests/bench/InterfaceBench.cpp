// SPDX-License-Identifier: GPL-3.0-or-later
// Measures what must stay quick in the interface: hostile text becoming spans, against plain text of the same length,
// and a list of 2,000 chats that opens and follows each key.
#include "Report.h"

#include "lists/ConversationList.h"
#include "text/Spans.h"
#include "theme/Style.h"

#include <QApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace {

constexpr int rounds = 5;

template<typename Work>
double best(Work work)
{
    double milliseconds = 1e9;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        milliseconds = std::min(milliseconds, double(timer.nsecsElapsed()) / 1e6);
    }
    return milliseconds;
}

void measureSpans(measuring::Report &report)
{
    const QString plain = QStringLiteral("domani mattina ").repeated(100'000 / 15);
    const double floor = best([&] { text::spansOf(plain); });
    report.add(QStringLiteral("spans of 100 kB, plain (floor)"), floor, "ms", 40);
    for (const char *piece : {"*_*_", "http://((((", "*a ", "_*~`", "https://x.test/)))) ", "`", "http://a@"}) {
        const QString text = QString::fromLatin1(piece).repeated(100'000 / qsizetype(qstrlen(piece)));
        const double hostile = best([&] { text::spansOf(text); });
        report.add(QStringLiteral("spans of 100 kB of %1").arg(QString::fromLatin1(piece)), hostile, "ms", 40,
                   QStringLiteral("%1 times plain").arg(hostile / floor, 0, 'f', 1));
    }
}

void measureList(measuring::Report &report)
{
    const QDateTime now(QDate(2026, 11, 21), QTime(18, 42));
    QList<model::Conversation> many;
    for (int index = 0; index < 2'000; ++index) {
        model::Conversation conversation;
        conversation.id = {index + 1};
        conversation.name = QStringLiteral("Person number %1").arg(index);
        conversation.jid = base::Jid::of(QStringLiteral("person%1@example.org").arg(index));
        conversation.lastActivity = now.addSecs(-60 * index);
        many << conversation;
    }
    lists::ConversationList list(nullptr, [now] { return now; });
    list.resize(320, 700);
    const double set = best([&] {
        list.setConversations(many);
        list.grab();
    });
    report.add(QStringLiteral("2,000 chats set and painted"), set, "ms", 50);
    for (const char *words : {"p", "pe", "per", "number 19", "number 1"}) {
        const double narrowed = best([&] {
            list.rows().setWords({});
            list.rows().setWords(QString::fromLatin1(words));
        });
        report.add(QStringLiteral("2,000 chats narrowed by \"%1\"").arg(QLatin1String(words)), narrowed, "ms", 16);
    }
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setStyle(new theme::Style);
    measuring::Report report(
        QStringLiteral("Text of strangers, and a list of 2,000 chats, off-screen, best of %1").arg(rounds));
    measureSpans(report);
    measureList(report);
    return report.status();
}

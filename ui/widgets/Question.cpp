// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/Question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace widgets {

namespace {

void fill(QMessageBox &box, const QString &sentence, const QString &explanation)
{
    box.setTextFormat(Qt::PlainText);
    box.setText(sentence);
    // Also plain: Qt would guess.
    box.setInformativeText(Qt::mightBeRichText(explanation) ? explanation.toHtmlEscaped() : explanation);
}

} // namespace

bool confirm(QWidget *window, const QString &question, const QString &explanation, const QString &verb)
{
    QMessageBox box(window);
    box.setWindowTitle(question);
    fill(box, question, explanation);
    QPushButton *doIt = box.addButton(verb, QMessageBox::DestructiveRole);
    QPushButton *cancel = box.addButton(QCoreApplication::translate("Question", "Cancel"), QMessageBox::RejectRole);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    return box.clickedButton() == doIt;
}

void inform(QWidget *window, const QString &sentence, const QString &explanation)
{
    QMessageBox box(window);
    box.setWindowTitle(sentence);
    fill(box, sentence, explanation);
    box.addButton(QCoreApplication::translate("Question", "Close"), QMessageBox::AcceptRole);
    box.exec();
}

} // namespace widgets

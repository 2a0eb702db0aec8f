// SPDX-License-Identifier: GPL-3.0-or-later
#include "xep/DataForms.h"

#include <algorithm>

namespace xep {

About DataForm::about()
{
    return {{{u"0004", u"Data Forms", u"2.13.2"},
             {u"0068", u"Field Standardization for Data Forms", u"1.3.0"},
             {u"0221", u"Data Forms Media Element", u"1.0"}},
            {nsDataForms}};
}

const FormField *DataForm::field(QStringView var) const
{
    const auto found = std::find_if(fields.begin(), fields.end(), [var](const auto &one) { return one.var == var; });
    return found == fields.end() ? nullptr : &*found;
}

QString DataForm::value(QStringView var) const
{
    const FormField *found = field(var);
    return found && !found->values.empty() ? found->values.front() : QString();
}

QStringList DataForm::values(QStringView var) const
{
    const FormField *found = field(var);
    return found ? QStringList(found->values.begin(), found->values.end()) : QStringList();
}

DataForm submission(QStringView formType, std::vector<FormField> fields)
{
    DataForm form{FormType::Submit};
    form.fields.push_back({QStringLiteral("FORM_TYPE"), FieldType::Hidden});
    form.fields.back().values = {formType.toString()};
    std::move(fields.begin(), fields.end(), std::back_inserter(form.fields));
    return form;
}

} // namespace xep

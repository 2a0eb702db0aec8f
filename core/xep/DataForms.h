// SPDX-License-Identifier: GPL-3.0-or-later
// Forms that a server, room or person asks to be filled (XEP-0004), with pictures and sounds in them (XEP-0221).
#pragma once

#include "xep/Module.h"
#include "xml/Wire.h"

#include <QStringList>

namespace xep {

inline constexpr QStringView nsDataForms = u"jabber:x:data";
inline constexpr std::size_t mostFormFields = 100; // security.md D16

enum class FormType { Form, Submit, Cancel, Result };
constexpr auto wireWords(const FormType *)
{
    using enum FormType;
    return std::to_array<std::pair<FormType, QStringView>>(
        {{Form, u"form"}, {Submit, u"submit"}, {Cancel, u"cancel"}, {Result, u"result"}});
}

enum class FieldType {
    Boolean,
    Fixed,
    Hidden,
    JidMulti,
    JidSingle,
    ListMulti,
    ListSingle,
    TextMulti,
    TextPrivate,
    TextSingle
};
constexpr auto wireWords(const FieldType *)
{
    using enum FieldType;
    return std::to_array<std::pair<FieldType, QStringView>>({{Boolean, u"boolean"},
                                                             {Fixed, u"fixed"},
                                                             {Hidden, u"hidden"},
                                                             {JidMulti, u"jid-multi"},
                                                             {JidSingle, u"jid-single"},
                                                             {ListMulti, u"list-multi"},
                                                             {ListSingle, u"list-single"},
                                                             {TextMulti, u"text-multi"},
                                                             {TextPrivate, u"text-private"},
                                                             {TextSingle, u"text-single"}});
}

struct FormOption
{
    QString label;
    QString value;

    static constexpr auto wire()
    {
        return xml::element<FormOption>(nsDataForms, u"option", xml::attribute(u"label", &FormOption::label),
                                        xml::childText(u"value", &FormOption::value));
    }
    bool operator==(const FormOption &) const = default;
};

struct MediaUri
{
    QString type; // media type
    QString uri;  // cid: (XEP-0231) or an address; never fetched by itself

    static constexpr auto wire()
    {
        return xml::element<MediaUri>(u"urn:xmpp:media-element", u"uri", xml::attribute(u"type", &MediaUri::type),
                                      xml::text(&MediaUri::uri));
    }
    bool operator==(const MediaUri &) const = default;
};

struct FormMedia
{
    std::vector<MediaUri> uris;

    static constexpr auto wire()
    {
        return xml::element<FormMedia>(u"urn:xmpp:media-element", u"media", xml::child(&FormMedia::uris));
    }
    bool operator==(const FormMedia &) const = default;
};

struct FormField
{
    QString var;
    std::optional<FieldType> type = {}; // absent or unknown: text-single
    QString label = {};
    QString description = {};
    bool required = false;
    std::vector<QString> values = {};
    std::vector<FormOption> options = {};
    std::optional<FormMedia> media = {};

    static constexpr auto wire()
    {
        return xml::element<FormField>(
            nsDataForms, u"field", xml::attribute(u"var", &FormField::var), xml::attribute(u"type", &FormField::type),
            xml::attribute(u"label", &FormField::label), xml::childText(u"desc", &FormField::description),
            xml::childText(u"required", &FormField::required), xml::childText(u"value", &FormField::values),
            xml::child(&FormField::options), xml::child(&FormField::media));
    }
    bool operator==(const FormField &) const = default;
};

struct FormRow
{
    std::vector<FormField> fields;

    static constexpr auto wire() { return xml::element<FormRow>(nsDataForms, u"item", xml::child(&FormRow::fields)); }
    bool operator==(const FormRow &) const = default;
};

struct DataForm
{
    FormType type = FormType::Form;
    QString title = {};
    std::vector<QString> instructions = {};
    std::vector<FormField> fields = {};
    std::vector<FormRow> rows = {};

    static About about();
    static constexpr auto wire()
    {
        return xml::element<DataForm>(nsDataForms, u"x", xml::attribute(u"type", &DataForm::type),
                                      xml::childText(u"title", &DataForm::title),
                                      xml::childText(u"instructions", &DataForm::instructions),
                                      xml::child(&DataForm::fields), xml::child(&DataForm::rows));
    }

    const FormField *field(QStringView var) const;
    // First value of that field; empty if there is none.
    QString value(QStringView var) const;
    QStringList values(QStringView var) const;
    // Value of the hidden field FORM_TYPE (XEP-0068).
    QString formType() const { return value(u"FORM_TYPE"); }

    bool operator==(const DataForm &) const = default;
};

// A form to be submitted, with its FORM_TYPE first.
DataForm submission(QStringView formType, std::vector<FormField> fields);

} // namespace xep

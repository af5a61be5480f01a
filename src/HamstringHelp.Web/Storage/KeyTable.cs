using System.Data.Common;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace HamstringHelp.Web.Storage;

/// <summary>
/// Keeps the keys of the cookies in their table, without EF: the first page needs a key, and starting EF for that took a
/// third of the program's whole start.
/// </summary>
/// <param name="open">Opens a connection.</param>
internal sealed class KeyTable(Func<DbConnection> open) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var connection = open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Xml" FROM "DataProtectionKeys" WHERE "Xml" IS NOT NULL ORDER BY "Id" """;
        using var reader = command.ExecuteReader();
        var elements = new List<XElement>();
        while (reader.Read())
        {
            elements.Add(XElement.Parse(reader.GetString(0)));
        }

        return elements;
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var connection = open();
        connection.Run(
            """INSERT INTO "DataProtectionKeys" ("FriendlyName", "Xml") VALUES (@name, @xml)""",
            ("@name", friendlyName),
            ("@xml", element.ToString(SaveOptions.DisableFormatting)));
    }
}

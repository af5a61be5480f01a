using System.Data.Common;

namespace HamstringHelp.Web.Storage;

/// <summary>What commands without EF have in common.</summary>
internal static class Commands
{
    /// <summary>Adds a parameter.</summary>
    /// <returns>It, to give it another value later.</returns>
    internal static DbParameter Add(this DbCommand command, string name, object? value = null)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
        return parameter;
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    internal static int Run(this DbConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Add(name, value);
        }

        return command.ExecuteNonQuery();
    }
}

using System.Data.Common;
using HamstringHelp.Web.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HamstringHelp.Web.Storage;

/// <summary>Counts what the database could not do, each attempt by itself. It is there only where somebody collects it.</summary>
internal sealed class StorageErrors(Measurements measurements) : DbCommandInterceptor, IDbConnectionInterceptor
{
    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => measurements.StorageFailed(eventData.CommandSource.ToString());

    public override Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        CommandFailed(command, eventData);
        return Task.CompletedTask;
    }

    public void ConnectionFailed(DbConnection connection, ConnectionErrorEventData eventData) => measurements.StorageFailed("Connect");

    public Task ConnectionFailedAsync(DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionFailed(connection, eventData);
        return Task.CompletedTask;
    }
}

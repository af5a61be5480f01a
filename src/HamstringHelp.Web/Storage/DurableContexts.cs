using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HamstringHelp.Web.Storage;

/// <summary>Makes the connections that EF opens <see cref="DurableConnections">durable</see>.</summary>
internal sealed class DurableContexts : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => DurableConnections.Apply(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        DurableConnections.Apply(connection);
        return Task.CompletedTask;
    }
}

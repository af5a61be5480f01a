using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HamstringHelp.Web.Storage;

/// <summary>Knows a failure of the database in whatever EF wraps it, which differs with the engine and with what was done.</summary>
internal static class StorageFailure
{
    /// <summary>Whether the database could not do what was asked just now.</summary>
    internal static bool IsOfStorage(this Exception e) =>
        e is DbException || (e is RetryLimitExceededException or InvalidOperationException or DbUpdateException && e.InnerException?.IsOfStorage() == true);

    /// <summary>What the database itself said.</summary>
    internal static Exception Cause(this Exception e) => e is not DbException && e.IsOfStorage() ? e.InnerException!.Cause() : e;
}

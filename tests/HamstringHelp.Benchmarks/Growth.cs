namespace HamstringHelp.Benchmarks;

/// <summary>How the program grows.</summary>
internal static class Growth
{
    internal static Task<int> Run() => throw new NotSupportedException();
}

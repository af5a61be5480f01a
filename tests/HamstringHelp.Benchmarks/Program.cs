using HamstringHelp.Benchmarks;
using HamstringHelp.Benchmarks.Servers;

// The same program is also what the product is measured beside: each peer is a process of its own, as the product is.
switch (args)
{
    case ["serve", var peer, var address]:
        Peers.Serve(peer, address);
        return 0;
    case [] or ["--short"]:
        return await Comparison.Run(isShort: args.Length > 0);
    case ["growth"]:
        return await Growth.Run();
    default:
        Console.Error.WriteLine("""
            dotnet run -c Release --project tests/HamstringHelp.Benchmarks              compares the program with its peers, 20 minutes
            dotnet run -c Release --project tests/HamstringHelp.Benchmarks -- --short   the same with fewer and shorter rounds, to see that it works
            dotnet run -c Release --project tests/HamstringHelp.Benchmarks -- growth    how it grows, 20 minutes
            """);
        return 2;
}

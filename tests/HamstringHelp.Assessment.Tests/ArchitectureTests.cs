using System.Xml.Linq;
using HamstringHelp.Assessment.Content;

namespace HamstringHelp.Assessment.Tests;

/// <summary>The rules stand on their own: no web, no database, so that what is proved about them holds wherever they run.</summary>
public sealed class ArchitectureTests
{
    private static readonly string[] Forbidden = ["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "HamstringHelp.Web"];

    private static readonly string ProjectFolder = Path.Combine(RepositoryRoot(), "src", "HamstringHelp.Assessment");

    [Fact]
    public void The_compiled_rules_reference_no_web_framework_no_database_and_not_the_site()
    {
        var references = typeof(ContentLibrary).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.DoesNotContain(references, IsForbidden);
    }

    [Fact]
    public void The_project_file_of_the_rules_names_no_web_framework_no_database_and_not_the_site()
    {
        var project = XDocument.Load(Path.Combine(ProjectFolder, "HamstringHelp.Assessment.csproj"));
        Assert.Equal("Microsoft.NET.Sdk", project.Root!.Attribute("Sdk")?.Value);

        // The compiler drops references that nothing uses yet, so the file is read as well.
        string[] elements = ["PackageReference", "FrameworkReference", "ProjectReference", "Reference"];
        var references = project.Descendants()
            .Where(element => elements.Contains(element.Name.LocalName))
            .Select(element => Path.GetFileNameWithoutExtension(element.Attribute("Include")?.Value.Replace('\\', '/') ?? ""));
        Assert.DoesNotContain(references, IsForbidden);
    }

    [Fact]
    public void No_package_brings_a_web_framework_or_a_database_along()
    {
        var locked = File.ReadAllText(Path.Combine(ProjectFolder, "packages.lock.json"));
        Assert.DoesNotContain(Forbidden, name => locked.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsForbidden(string name) =>
        Forbidden.Any(start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "HamstringHelp.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder.FullName;
    }
}

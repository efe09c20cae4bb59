using System.Collections.Immutable;
using System.Diagnostics;

namespace Madoguchi.Architecture.Tests.Reading;

/// <summary>The files under version control, as they are on disk now.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths with forward slashes, from the root.</summary>
    public static ImmutableArray<string> Files { get; } = List();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    public static IEnumerable<ProjectFile> Projects =>
        Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => ProjectFile.Parse(Path.GetFileNameWithoutExtension(path), Read(path)));

    static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Madoguchi.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("Madoguchi.sln is in no folder above the tests.");
        return folder.FullName;
    }

    static ImmutableArray<string> List()
    {
        // The clone may belong to another user (a build agent's): reading its list of files harms nobody.
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git does not start.");
        var listed = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0
            ? [.. listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(path => File.Exists(Path.Combine(Root, path)))]
            : throw new InvalidOperationException("The tests read the files under version control; this folder is no clone.");
    }
}

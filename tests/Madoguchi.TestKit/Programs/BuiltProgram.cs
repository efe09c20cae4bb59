using System.Reflection;

namespace Madoguchi.TestKit.Programs;

/// <summary>One of our programs, as the build left it.</summary>
public sealed record BuiltProgram(string Project)
{
    public static readonly BuiltProgram
        Server = new("server/Madoguchi.Server"),
        Kiosk = new("kiosk/Madoguchi.Kiosk"),
        Emulator = new("kiosk/Madoguchi.EscPos.Emulator"),
        Reservation = new("reservation-web/Madoguchi.Reservation"),
        Demo = new("server/Madoguchi.Demo");

    public static string RepositoryRoot { get; } = System.IO.Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The program's assembly.</summary>
    public string Path => System.IO.Path.Combine(
        RepositoryRoot, Project, "bin", Metadata("Configuration"), "net10.0", System.IO.Path.GetFileName(Project) + ".dll");

    static string Metadata(string key) => typeof(BuiltProgram).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}

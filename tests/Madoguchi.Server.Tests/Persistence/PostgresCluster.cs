using System.Diagnostics;
using Madoguchi.TestKit.Programs;
using Npgsql;

namespace Madoguchi.Server.Tests.Persistence;

/// <summary>A real PostgreSQL of its own on a random loopback port, in a folder that goes away with it.</summary>
public sealed class PostgresCluster : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("madoguchi-pg-").FullName;
    readonly string _programs;
    readonly int _port = FreePorts.Next();
    int _databases;

    public PostgresCluster()
    {
        _programs = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(folder => folder).Select(folder => $"{folder}/bin").First();
        if (Environment.UserName is "root")
            Run("chown", "postgres", _folder);
        RunAsPostgres("initdb", "-D", $"{_folder}/data", "-A", "trust", "-U", "madoguchi", "-E", "UTF8", "--no-sync");
        RunAsPostgres("pg_ctl", "-D", $"{_folder}/data", "-w", "-l", $"{_folder}/log", "-o", $"-p {_port} -h 127.0.0.1 -k {_folder}", "start");
    }

    /// <summary>A fresh database.</summary>
    public string NewDatabase()
    {
        var name = $"test{Interlocked.Increment(ref _databases)}";
        using var connection = new NpgsqlConnection(Address("postgres"));
        connection.Open();
        using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        command.ExecuteNonQuery();
        return Address(name);
    }

    public void Dispose()
    {
        NpgsqlConnection.ClearAllPools();
        RunAsPostgres("pg_ctl", "-D", $"{_folder}/data", "-m", "immediate", "stop");
        Directory.Delete(_folder, recursive: true);
    }

    string Address(string database) => $"Host=127.0.0.1;Port={_port};Username=madoguchi;Database={database}";

    void RunAsPostgres(string program, params string[] arguments)
    {
        if (Environment.UserName is "root")
            Run("runuser", ["-u", "postgres", "--", $"{_programs}/{program}", .. arguments]);
        else
            Run($"{_programs}/{program}", arguments);
    }

    // The server started by pg_ctl inherits pipes and would keep them open: nothing is redirected.
    static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode is not 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}

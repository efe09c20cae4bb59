using System.Globalization;
using Madoguchi.Load;
using Madoguchi.TestKit.Programs;

// Ratios, not times: the machine is named by the bare loop measured in the same run on the same file system.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var seconds = args.Length > 0 && int.TryParse(args[0], out var given) && given is >= 1 and <= 60 ? given : 5;
var span = TimeSpan.FromSeconds(seconds);
var rows = args.Length > 1 ? [.. args.Skip(1).Select(callers => int.Parse(callers, CultureInfo.InvariantCulture))] : (int[])[1, 8, 64, 256];

await using var hall = await CityHall.Open(seed: CityHall.WideBands(900_000));
var bare = BareLoop.Run(hall.DataDirectory, span);
Console.WriteLine($"bare loop, one commit per insert (WAL, synchronous=FULL): {bare:N0}/s");
// A server warms up before the doors open.
await TicketLoad.Run(hall, callers: 64, TimeSpan.FromSeconds(15));
Console.WriteLine("callers   tickets/s     p50 ms     p99 ms   × bare loop   server CPU µs/ticket");
foreach (var callers in rows)
{
    var result = await TicketLoad.Run(hall, callers, span);
    Console.WriteLine($"{callers,7} {result.PerSecond,11:N0} {result.P50,10:N2} {result.P99,10:N2} {result.PerSecond / bare,13:N2} {result.ServerCpu,22:N0}");
}
var bareAfter = BareLoop.Run(hall.DataDirectory, span);
Console.WriteLine($"bare loop again: {bareAfter:N0}/s");

await using var lobby = await CityHall.Open(seed: CityHall.WideBands(900_000));
var board = await BoardLoad.Run(lobby, boards: 200, calls: 100);
Console.WriteLine($"call → board, 200 boards, {board.Deliveries:N0} deliveries: p50 {board.P50:N1} ms, p99 {board.P99:N1} ms, most {board.Max:N1} ms; lost {board.Lost}");
return board.Lost == 0 ? 0 : 1;

using System.Globalization;
using Madoguchi.Load;
using Madoguchi.TestKit.Programs;

// Ratios, not times: the machine is named by the bare loop measured in the same run on the same file system.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["kiosk", ..])
    return await Kiosk(args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var tickets) && tickets is >= 1 and <= 5000 ? tickets : 200);
if (args is ["booking", ..])
    return await Booking(args.Length > 1 && int.TryParse(args[1], CultureInfo.InvariantCulture, out var attempts) && attempts is >= 1 and <= 20_000 ? attempts : 2000);
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

static async Task<int> Kiosk(int tickets)
{
    await using var hall = await CityHall.Open(seed: CityHall.WideBands(900_000));
    var result = await KioskLoad.Run(hall, tickets);
    Console.WriteLine($"{tickets} tickets of {result.Bytes:N0} bytes, in ms        p50        p95        p99");
    foreach (var (name, sorted) in new[] { ("touch → paper moves, with the server", result.Touch), ("the server alone, over HTTP", result.Server), ("bare TCP write of the same bytes", result.Bare) })
        Console.WriteLine($"{name,-38} {Percentiles.Of(sorted, 0.5),10:N2} {Percentiles.Of(sorted, 0.95),10:N2} {Percentiles.Of(sorted, 0.99),10:N2}");
    Console.WriteLine($"touch → paper is {Percentiles.Of(result.Touch, 0.5) / Percentiles.Of(result.Bare, 0.5):N1} × the bare write at p50, {Percentiles.Of(result.Touch, 0.95) / Percentiles.Of(result.Bare, 0.95):N1} × at p95");
    return Percentiles.Of(result.Touch, 0.95) <= 200 ? 0 : 1;
}

static async Task<int> Booking(int attempts)
{
    // The whole city books from this machine.
    await using var outside = await OutsideWorld.Open(new Dictionary<string, string?> { ["MADOGUCHI__BOOKING__PERCLIENT"] = "0" });
    var bare = BareLoop.Run(outside.DataDirectory, TimeSpan.FromSeconds(5));
    Console.WriteLine($"bare loop, one commit per insert (WAL, synchronous=FULL): {bare:N0}/s");
    // A day is released by a program that has run for weeks and compiled what it runs often: the first days warm it up, the last one counts.
    const int DaysBefore = 8;
    var morning = DateTimeOffset.Parse(CityHall.Morning, CultureInfo.InvariantCulture);
    for (var day = 1; day <= DaysBefore; day++)
    {
        await BookingLoad.Run(outside, morning.AddDays(7 * day), attempts);
        await BookingLoad.ComesToRest(outside.Program.Id);
    }
    var result = await BookingLoad.Run(outside, morning.AddDays(7 * (DaysBefore + 1)), attempts);
    Console.WriteLine($"{attempts} attempts in flight at 200 seats: {result.Sold} sold, {result.Offered} offered another time, {result.Other} others");
    Console.WriteLine($"processor time per attempt: {result.ServerCpu:N2} ms of the program, {result.OwnCpu:N2} ms of those who ask");
    Console.WriteLine($"answers in ms: p50 {Percentiles.Of(result.Milliseconds, 0.5):N0}, p99 {Percentiles.Of(result.Milliseconds, 0.99):N0}, most {result.Milliseconds[^1]:N0}");
    Console.WriteLine($"all seats sold in {result.Seconds:N2} s: {result.Sold / result.Seconds:N0} bookings/s, {result.Sold / result.Seconds / bare:N2} × the bare loop; {attempts / result.Milliseconds[^1] * 1000:N0} attempts/s, {attempts / result.Milliseconds[^1] * 1000 / bare:N2} × the bare loop");
    return result.Sold == 200 && result.Other == 0 && Percentiles.Of(result.Milliseconds, 0.99) <= 2000 ? 0 : 1;
}

using System.Reflection;
using Madoguchi.Domain.Visits;
using Madoguchi.Server.Live.SiteDays;
using Madoguchi.Server.Platform.Auth;
using Madoguchi.Server.Platform.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Madoguchi.Server.Live.Http;

/// <summary>A POST that asks a site for something: the site of its path, its Idempotency-Key and who sends it.</summary>
internal sealed class CommandRequest
{
    readonly HttpContext _context;
    readonly ISites _sites;
    readonly string _site;

    CommandRequest(HttpContext context)
    {
        _context = context;
        _sites = context.RequestServices.GetRequiredService<ISites>();
        _site = (string)context.GetRouteValue("site")!;
    }

    /// <summary>Called by the framework.</summary>
    public static ValueTask<CommandRequest?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<CommandRequest?>(new(context));

    public Task<IResult> Run(object? body, SiteDayCommand command, Func<CommandAnswer, IResult> answer) =>
        Run(body, () => Task.FromResult<Asked>(command), answer);

    public async Task<IResult> Run(object? body, Func<Task<Asked>> ask, Func<CommandAnswer, IResult> answer)
    {
        if (!_sites.Exists(_site))
            return Problem.Of("unknown-site", $"施設「{_site}」はありません。");
        if (!_context.User.IsForSite(_site))
            return Problem.Of("forbidden", "このキーは別の施設のものです。");
        if (ReadKey(out var commandId) is { } bad)
            return bad;
        var asked = await ask();
        if (asked.Unreadable is { } why)
            return Problem.Of("unreadable-request", why);
        var fingerprint = Fingerprint.Of(_context.Request.Path, body);
        var done = await _sites.Execute(_site, new(commandId, fingerprint, _context.User.ActorName(), asked.Command!));
        return done.Refused is { } refused ? Problem.Of(refused.Code, refused.Message) : answer(done);
    }

    /// <summary>Without a key the command runs under one of its own, and cannot be repeated safely.</summary>
    ProblemHttpResult? ReadKey(out Guid commandId)
    {
        var header = _context.Request.Headers["Idempotency-Key"];
        commandId = header.Count == 0 ? Guid.CreateVersion7() : default;
        return header.Count == 0 || (header.Count == 1 && Guid.TryParseExact(header[0], "D", out commandId) && commandId != Guid.Empty)
            ? null
            : Problem.Of("idempotency-key-malformed", "Idempotency-Key は UUID（例: 018f0000-0000-7000-8000-000000000001）1つです。");
    }
}

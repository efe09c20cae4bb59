using System.Net;
using System.Text.Json;
using FluentAssertions;

namespace Madoguchi.Server.Tests.Platform;

internal static class ProblemAssertions
{
    /// <summary>The answer is a problem document of this code; gives its sentence.</summary>
    public static async Task<string> ShouldBeRefused(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("type").GetString().Should().Be($"urn:madoguchi:refusal:{code}");
        problem.RootElement.GetProperty("status").GetInt32().Should().Be((int)status);
        return problem.RootElement.GetProperty("detail").GetString()!;
    }
}

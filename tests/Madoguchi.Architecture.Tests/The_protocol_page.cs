using System.Reflection;
using Madoguchi.Contracts.Link;

namespace Madoguchi.Architecture.Tests;

/// <summary>Who builds the other end of the line reads this page: what is not on it is not agreed.</summary>
public class The_protocol_page
{
    static readonly string Link = Repository.Read("docs/protocol.md").Split("\n## ").Single(part => part.StartsWith("`/link`", StringComparison.Ordinal));

    [Fact]
    public void Says_of_every_call_of_the_link_what_may_be_sent_again_and_what_is_refused() =>
        new[] { typeof(ILinkHub), typeof(ILinkClient) }.SelectMany(side => side.GetMethods()).Select(method => method.Name)
            .Where(name => !Link.Contains($"\n| `{name}(", StringComparison.Ordinal)).Should().BeEmpty();

    [Fact]
    public void Names_every_code_with_which_staff_are_refused() =>
        typeof(StaffRefusals).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!)
            .Where(code => !Link.Contains($"`{code}`", StringComparison.Ordinal)).Should().BeEmpty();
}

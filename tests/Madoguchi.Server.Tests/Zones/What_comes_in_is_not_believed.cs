using FluentAssertions;
using Madoguchi.Contracts.Hubs;
using Madoguchi.Contracts.Link;
using Madoguchi.Server.Live.Link;
using Xunit;

namespace Madoguchi.Server.Tests.Zones;

/// <summary>Field by field, what is let in of the internet zone's word.</summary>
public class What_comes_in_is_not_believed
{
    static readonly DateTimeOffset Now = new(2026, 4, 1, 9, 0, 0, TimeSpan.FromHours(9));
    static readonly Sight Sight = new(Now, TimeSpan.FromDays(30), new HashSet<string> { "honchosha" });

    static readonly LinkBooking Honest = new(
        7, "AAAA2222", "honchosha", Now.AddDays(3), 30, ["J10"], "国分 花子", "コクブ　ハナコ", "09012345678", "hanako@mail.example", "ja", false, Now.AddMinutes(-1));

    static readonly Dictionary<string, LinkBooking> Lies = new()
    {
        ["no sequence"] = Honest with { Sequence = 0 },
        ["negative sequence"] = Honest with { Sequence = long.MinValue },
        ["no code"] = Honest with { Code = null! },
        ["code with letters that are none"] = Honest with { Code = "AAAA0000" },
        ["long code"] = Honest with { Code = "AAAA22222" },
        ["no site"] = Honest with { Site = null! },
        ["unknown site"] = Honest with { Site = "atlantis" },
        ["site in other letters"] = Honest with { Site = "Honchosha" },
        ["over for long"] = Honest with { SlotStart = Now.AddDays(-31) },
        ["year 3000"] = Honest with { SlotStart = Now.AddYears(974) },
        ["beyond what can be booked"] = Honest with { SlotStart = Now.AddDays(201) },
        ["end of time"] = Honest with { SlotStart = DateTimeOffset.MaxValue },
        ["begin of time"] = Honest with { SlotStart = DateTimeOffset.MinValue },
        ["no minutes"] = Honest with { SlotMinutes = 0 },
        ["days of minutes"] = Honest with { SlotMinutes = int.MaxValue },
        ["no procedures"] = Honest with { Procedures = [] },
        ["null procedures"] = Honest with { Procedures = null! },
        ["a null procedure"] = Honest with { Procedures = ["J10", null!] },
        ["21 procedures"] = Honest with { Procedures = [.. Enumerable.Repeat("J10", 21)] },
        ["a procedure with a tag"] = Honest with { Procedures = ["<b>"] },
        ["no name"] = Honest with { Name = null! },
        ["blank name"] = Honest with { Name = " \u3000 " },
        ["long name"] = Honest with { Name = new('国', 61) },
        ["control character"] = Honest with { Name = "国分\u0007花子" },
        ["new line"] = Honest with { Name = "国分\n花子" },
        ["line separator"] = Honest with { Name = "国分\u2028花子" },
        ["right to left"] = Honest with { Name = "国分\u202E花子" },
        ["isolate"] = Honest with { Name = "国分\u2066花子" },
        ["zero width"] = Honest with { Name = "国分\u200B花子" },
        ["joiner"] = Honest with { Name = "国分\u200D花子" },
        ["byte order mark"] = Honest with { Name = "国分\uFEFF花子" },
        ["tag characters"] = Honest with { Name = "国分\U000E0041花子" },
        ["unassigned"] = Honest with { Name = "国分\u0378花子" },
        ["private use"] = Honest with { Name = "国分\uE000花子" },
        ["half a pair"] = Honest with { Name = "国分\uD83D花子" },
        ["lost on the way"] = Honest with { Name = "国分\uFFFD花子" },
        ["no kana"] = Honest with { Kana = null! },
        ["kana that is none"] = Honest with { Kana = "国分" },
        ["kana with a tag"] = Honest with { Kana = "<script>" },
        ["kana with an override"] = Honest with { Kana = "コクブ\u202E" },
        ["endless kana"] = Honest with { Kana = new('ア', 100_000) },
    };

    public static TheoryData<string> Named => [.. Lies.Keys];

    [Theory]
    [MemberData(nameof(Named))]
    public void A_reservation_that_cannot_be_true_is_not_let_in(string lie) => BookingReader.Read(Lies[lie], Sight).Should().BeNull();

    [Fact]
    public void An_honest_one_comes_in_as_it_is()
    {
        BookingReader.Read(Honest, Sight).Should().BeEquivalentTo(Honest, options => options.Excluding(booking => booking.SlotMinutes));
        BookingReader.Read(Honest with { Name = "葛\U000E0100城 花子" }, Sight)!.Name.Should().Be("葛\U000E0100城 花子", "another form of the character is another name");
        BookingReader.Read(Honest with { SlotStart = Now.AddDays(-29) }, Sight).Should().NotBeNull("the line may have been cut");
        BookingReader.Read(Honest with { SlotStart = Now.AddDays(190) }, Sight).Should().NotBeNull();
        BookingReader.Read(Honest with { Procedures = ["J10", "ZZZ9"] }, Sight)!.Procedures.Should().Equal(["J10", "ZZZ9"], "the city may have dropped it since: the kiosk says so");
        BookingReader.Read(Honest with { Phone = "5678" }, Sight)!.Phone.Should().Be("5678", "of a caller that is enough");
    }

    [Fact]
    public void What_is_not_needed_is_left_out_where_it_cannot_be_read()
    {
        foreach (var phone in (string?[])["1", "5678\u202E", "<1234>", "０９０１２３４\uE000", new('0', 100_000), null])
            BookingReader.Read(Honest with { Phone = phone }, Sight)!.Phone.Should().BeNull();
        foreach (var mail in (string?[])["@", "a@b@c.example", "hanako@mail.example\u202E", "花子@mail.example", "<a@b.example>", null])
            BookingReader.Read(Honest with { Mail = mail }, Sight)!.Mail.Should().BeNull();
        foreach (var language in (string?[])["tlh", "JA", null])
            BookingReader.Read(Honest with { Language = language! }, Sight)!.Language.Should().Be("ja");
        foreach (var at in (DateTimeOffset[])[Now.AddMinutes(6), Now.AddYears(900), DateTimeOffset.MaxValue, DateTimeOffset.MinValue])
            BookingReader.Read(Honest with { At = at }, Sight)!.At.Should().Be(Now, "a cancelled one is forgotten so many days after it");
    }

    [Fact]
    public void An_answer_is_believed_as_a_whole_or_not_at_all()
    {
        Fault([]).Should().BeNull();
        Fault([11, 12, 5_000_000]).Should().BeNull("entries are deleted outside, and either side may come from a backup");
        BatchCheck.Fault(null, 10, 3, Now).Should().Contain("no list");
        BatchCheck.Fault(new(null!, false), 10, 3, Now).Should().Contain("no list");
        BatchCheck.Fault(new([Honest with { Sequence = 11 }, null!], false), 10, 3, Now).Should().Contain("without anything");
        Fault([11, 12, 13, 14]).Should().Contain("more bookings");
        foreach (var order in (long[][])[[10], [0], [-1], [long.MinValue], [11, 11], [12, 11]])
            Fault(order).Should().Contain("do not grow");
        foreach (var far in (long[])[long.MaxValue, BatchCheck.HighestAt(Now) + 1])
            Fault([far]).Should().Contain("nobody can have counted");
        Fault([BatchCheck.HighestAt(Now)]).Should().BeNull();
        BatchCheck.HighestAt(Now.AddMinutes(1)).Should().Be(BatchCheck.HighestAt(Now) + 6000, "behind whatever a liar got in there is room");
        BatchCheck.HighestAt(Now.AddYears(200)).Should().BeLessThan(1_000_000_000_000, "reservation-web is asked for nothing higher");
    }

    static string? Fault(long[] sequences) => BatchCheck.Fault(new([.. sequences.Select(sequence => Honest with { Sequence = sequence })], false), 10, 3, Now);

    [Fact]
    public void Times_for_a_caller_are_those_that_were_asked_for()
    {
        var ask = new StaffTimesAsk(new("honchosha", ["J10"]), null, new(2026, 4, 1), 2);
        var time = new StaffTime(Now.AddHours(1), 30, 3, 2, 1, true);
        StaffTime[] told =
        [
            time, null!, time with { Free = 9 }, time with { Start = Now.AddDays(2) }, time with { Start = Now.AddDays(-1) }, time with { Start = DateTimeOffset.MaxValue },
            time with { Start = DateTimeOffset.MinValue }, time with { Minutes = 0 }, time with { Capacity = int.MaxValue }, time with { Free = -1 },
            time with { PublicFree = 4 }, time with { Start = Now },
        ];
        StaffAnswers.Read(new(new StaffTimes(told), null), ask).Value!.Times.Should().Equal(time with { Start = Now }, time);
        foreach (var answer in (HubReply<StaffTimes>?[])[null, new(null, null), new(new(null!), null), new(new([.. Enumerable.Repeat(time, 10_001)]), null)])
            StaffAnswers.Read(answer, ask).Refused!.Code.Should().Be(StaffRefusals.NotUnderstood);
    }

    [Fact]
    public void What_was_done_for_a_caller_is_the_reservation_that_was_asked_for()
    {
        var booked = new StaffBooked("AAAA2222", Now.AddDays(1), 30, false);
        Read(booked, null, cancels: false).Value.Should().Be(booked);
        Read(booked, "AAAA2222", cancels: false).Value.Should().Be(booked);
        Read(booked with { Cancelled = true }, "AAAA2222", cancels: true).Value!.Cancelled.Should().BeTrue();
        foreach (var lie in (StaffBooked[])
            [
                booked with { Code = null! }, booked with { Code = "<b>" }, booked with { Code = "BBBB3333" }, booked with { Minutes = 0 },
                booked with { Start = Now.AddYears(974) }, booked with { Start = DateTimeOffset.MaxValue }, booked with { Start = DateTimeOffset.MinValue },
            ])
            Read(lie, "AAAA2222", cancels: false).Refused!.Code.Should().Be(StaffRefusals.NotUnderstood);
        Read(booked, "AAAA2222", cancels: true).Refused!.Code.Should().Be(StaffRefusals.NotUnderstood, "it still stands");
        Read(null, null, false).Refused!.Code.Should().Be(StaffRefusals.NotUnderstood);
    }

    [Theory]
    [InlineData("time-full", "time-full")]
    [InlineData("<b>", "line-not-understood")]
    [InlineData(null, "line-not-understood")]
    public void Of_a_refusal_only_a_known_code_is_believed_and_the_sentence_is_ours(string? code, string read)
    {
        var refused = StaffAnswers.Read(new(null, new HubRefusal(code!, "この番号に電話してください", true)), null, false, Now).Refused!;
        (refused.Code, refused.Message).Should().Be((read, StaffRefusals.Sentence(read)));
    }

    static HubReply<StaffBooked> Read(StaffBooked? booked, string? code, bool cancels) => StaffAnswers.Read(new HubReply<StaffBooked>(booked, null), code, cancels, Now);
}

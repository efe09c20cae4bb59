using Madoguchi.Server.Persistence.Rows;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence;

/// <summary>Keys, lengths and indexes, the same for every database.</summary>
internal static class MadoguchiModel
{
    public static void Build(ModelBuilder builder)
    {
        Master(builder);
        Live(builder);
    }

    static void Master(ModelBuilder builder)
    {
        builder.Entity<MunicipalityRow>().HasKey(row => row.Code);
        builder.Entity<ClosedDayRow>().HasKey(row => row.Id);
        builder.Entity<MasterChangeRow>(change =>
        {
            change.HasKey(row => row.Id);
            change.HasIndex(row => new { row.Kind, row.Key });
        });
        builder.Entity<CategoryRow>().HasKey(row => row.Code);
        builder.Entity<SiteRow>(site =>
        {
            site.HasKey(row => row.Code);
            site.HasOne<MunicipalityRow>().WithMany().HasForeignKey(row => row.Municipality).OnDelete(DeleteBehavior.Cascade);
            site.HasMany(row => row.Hours).WithOne().HasForeignKey(row => row.Site);
            site.HasMany(row => row.Counters).WithOne().HasForeignKey(row => row.Site);
            site.HasMany(row => row.BookingRules).WithOne().HasForeignKey(row => row.Site);
        });
        builder.Entity<SiteHoursRow>().HasKey(row => new { row.Site, row.From, row.Weekday });
        builder.Entity<CounterRow>().HasKey(row => new { row.Site, row.Number });
        builder.Entity<BookingRuleRow>(rule =>
        {
            rule.ToTable("BookingRules");
            rule.HasKey(row => new { row.Site, row.Group, row.From });
        });
        builder.Entity<ProcedureRow>(procedure =>
        {
            procedure.HasKey(row => row.Code);
            procedure.HasOne<CategoryRow>().WithMany().HasForeignKey(row => row.Category).OnDelete(DeleteBehavior.Cascade);
            procedure.HasMany(row => row.Sites).WithOne().HasForeignKey(row => row.Procedure);
        });
        builder.Entity<ProcedureSiteRow>(handled =>
        {
            handled.HasKey(row => new { row.Procedure, row.Site });
            handled.HasOne<SiteRow>().WithMany().HasForeignKey(row => row.Site).OnDelete(DeleteBehavior.Cascade);
        });
    }

    static void Live(ModelBuilder builder)
    {
        builder.Entity<ApiKeyRow>(key =>
        {
            key.HasKey(row => row.Name);
            key.HasIndex(row => row.Hash).IsUnique();
        });
        builder.Entity<EnrolmentCodeRow>().HasKey(row => row.Hash);
        builder.Entity<DeviceChangeRow>().HasKey(row => row.Id);
        builder.Entity<NoticeRow>().HasKey(row => row.Id);
        builder.Entity<BookingRow>(booking =>
        {
            booking.HasKey(row => row.Code);
            booking.HasIndex(row => new { row.Site, row.SlotStart });
        });
        builder.Entity<StaffBookingRow>().HasKey(row => row.Id);
        builder.Entity<LinkPositionRow>(position =>
        {
            position.HasKey(row => row.Id);
            position.Property(row => row.Id).ValueGeneratedNever();
        });
        builder.Entity<ProjectionPositionRow>().HasKey(row => new { row.Projection, row.Stream });
        builder.Entity<LegFactRow>().HasKey(row => new { row.Site, row.Date, row.TicketId, row.LegId });
    }
}

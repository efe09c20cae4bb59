using Madoguchi.Server.Persistence.Rows;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Madoguchi.Server.Persistence;

/// <summary>Everything but the ledger: master data, staff, keys, bookings, statistics.</summary>
internal abstract class MadoguchiDb(DbContextOptions options)
    : IdentityDbContext<StaffUser>(options), IDataProtectionKeyContext
{
    public DbSet<MunicipalityRow> Municipalities => Set<MunicipalityRow>();
    public DbSet<SiteRow> Sites => Set<SiteRow>();
    public DbSet<ClosedDayRow> ClosedDays => Set<ClosedDayRow>();
    public DbSet<CategoryRow> Categories => Set<CategoryRow>();
    public DbSet<ProcedureRow> Procedures => Set<ProcedureRow>();
    public DbSet<CounterRow> Counters => Set<CounterRow>();
    public DbSet<MasterChangeRow> MasterChanges => Set<MasterChangeRow>();
    public DbSet<ApiKeyRow> ApiKeys => Set<ApiKeyRow>();
    public DbSet<EnrolmentCodeRow> EnrolmentCodes => Set<EnrolmentCodeRow>();
    public DbSet<DeviceChangeRow> DeviceChanges => Set<DeviceChangeRow>();
    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<BookingRow> Bookings => Set<BookingRow>();
    public DbSet<StaffBookingRow> StaffBookings => Set<StaffBookingRow>();
    public DbSet<LinkPositionRow> LinkPositions => Set<LinkPositionRow>();
    public DbSet<ProjectionPositionRow> ProjectionPositions => Set<ProjectionPositionRow>();
    public DbSet<LegFactRow> LegFacts => Set<LegFactRow>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        MadoguchiModel.Build(builder);
    }
}

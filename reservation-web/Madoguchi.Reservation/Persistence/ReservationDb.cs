using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Madoguchi.Reservation.Persistence;

/// <summary>The reservation site's own database. One derived context per provider, each with its own migrations.</summary>
internal abstract class ReservationDb(DbContextOptions options) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<SlotRow> Slots => Set<SlotRow>();
    public DbSet<SeatRow> Seats => Set<SeatRow>();
    public DbSet<BookingRow> Bookings => Set<BookingRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<LinkStateRow> LinkState => Set<LinkStateRow>();
    public DbSet<PublishedRow> Published => Set<PublishedRow>();
    public DbSet<TicketRow> Tickets => Set<TicketRow>();

    /// <summary>Keys of cookies and form tokens: a form opened before a restart can still be sent after it.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SlotRow>(slot =>
        {
            slot.ToTable("Slots").HasKey(s => new { s.Site, s.Start });
            slot.Property(s => s.Site).HasMaxLength(40);
        });
        modelBuilder.Entity<SeatRow>(seat =>
        {
            seat.ToTable("Seats").HasKey(s => new { s.Site, s.Start, s.Number });
            seat.Property(s => s.Site).HasMaxLength(40);
            seat.Property(s => s.Code).HasMaxLength(8);
            seat.HasIndex(s => s.Code).IsUnique();
        });
        modelBuilder.Entity<BookingRow>(booking =>
        {
            booking.ToTable("Bookings").HasKey(b => b.Code);
            booking.Property(b => b.Code).HasMaxLength(8);
            booking.Property(b => b.Site).HasMaxLength(40);
            booking.HasIndex(b => b.FormKey).IsUnique();
            booking.HasIndex(b => b.Start);
            booking.Ignore(b => b.ProcedureCodes);
        });
        modelBuilder.Entity<OutboxRow>(entry =>
        {
            entry.ToTable("Outbox").HasKey(e => e.Sequence);
            entry.Property(e => e.Sequence).ValueGeneratedNever();
            entry.Property(e => e.Code).HasMaxLength(8);
        });
        modelBuilder.Entity<LinkStateRow>(state =>
        {
            state.ToTable("LinkState").HasKey(s => s.Id);
            state.Property(s => s.Id).ValueGeneratedNever();
            state.HasData(new LinkStateRow());
        });
        modelBuilder.Entity<PublishedRow>(row => row.ToTable("Published").HasKey(p => p.Name));
        modelBuilder.Entity<TicketRow>(ticket =>
        {
            ticket.ToTable("Tickets").HasKey(t => t.Token);
            ticket.Property(t => t.Token).HasMaxLength(22);
            ticket.HasIndex(t => t.BusinessDate);
        });
    }
}

internal sealed class SqliteReservationDb(DbContextOptions<SqliteReservationDb> options) : ReservationDb(options);

internal sealed class PostgresReservationDb(DbContextOptions<PostgresReservationDb> options) : ReservationDb(options);

/// <summary>SQLite can neither compare nor sort a DateTimeOffset; a number of milliseconds it can, and so can PostgreSQL.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

using Madoguchi.Shared;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Madoguchi.Reservation.Persistence;

/// <summary>The reservation site's own database. One derived context per provider, each with its own migrations.</summary>
internal abstract class ReservationDb(DbContextOptions options, PersonSeal seal) : DbContext(options), IDataProtectionKeyContext
{
    public PersonSeal Seal => seal;

    public DbSet<SlotRow> Slots => Set<SlotRow>();
    public DbSet<SeatRow> Seats => Set<SeatRow>();
    public DbSet<BookingRow> Bookings => Set<BookingRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<LinkStateRow> LinkState => Set<LinkStateRow>();
    public DbSet<PublishedRow> Published => Set<PublishedRow>();
    public DbSet<TicketRow> Tickets => Set<TicketRow>();
    public DbSet<MailRow> Mails => Set<MailRow>();
    public DbSet<TurnAlarmRow> TurnAlarms => Set<TurnAlarmRow>();
    public DbSet<WaitingRow> Waiting => Set<WaitingRow>();
    public DbSet<RemoteRow> Remote => Set<RemoteRow>();
    public DbSet<PersonKeyRow> PersonKeys => Set<PersonKeyRow>();

    /// <summary>Keys of cookies and form tokens: a form opened before a restart can still be sent after it.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Rewrites what a deletion leaves behind in the files, so that nobody can read it from the disk.</summary>
    public abstract Task Scrub();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SlotRow>(slot =>
        {
            slot.ToTable("Slots").HasKey(s => new { s.Site, s.Group, s.Start });
            slot.Property(s => s.Site).HasMaxLength(40);
            slot.Property(s => s.Group).HasMaxLength(20);
        });
        modelBuilder.Entity<SeatRow>(seat =>
        {
            seat.ToTable("Seats").HasKey(s => new { s.Site, s.Group, s.Start, s.Number });
            seat.Property(s => s.Site).HasMaxLength(40);
            seat.Property(s => s.Group).HasMaxLength(20);
            seat.Property(s => s.Code).HasMaxLength(8);
            seat.HasIndex(s => s.Code);
            seat.HasIndex(s => s.Holder);
            seat.HasIndex(s => s.Start);
            seat.HasIndex(s => s.HeldUntil);
        });
        modelBuilder.Entity<BookingRow>(booking =>
        {
            booking.ToTable("Bookings").HasKey(b => b.Code);
            booking.Property(b => b.Code).HasMaxLength(8);
            booking.Property(b => b.Site).HasMaxLength(40);
            booking.Property(b => b.Group).HasMaxLength(20);
            booking.HasIndex(b => b.FormKey).IsUnique();
            booking.HasIndex(b => b.Start);
            booking.Property(b => b.PhoneMark).HasMaxLength(32);
            booking.Property(b => b.PhoneEndMark).HasMaxLength(32);
            booking.Property(b => b.MailMark).HasMaxLength(32);
            booking.HasIndex(b => b.PhoneMark);
            booking.HasIndex(b => b.PhoneEndMark);
            booking.HasIndex(b => b.MailMark);
            booking.Property(b => b.PhoneContact).HasMaxLength(32);
            booking.Property(b => b.MailContact).HasMaxLength(32);
            booking.HasIndex(b => b.PhoneContact);
            booking.HasIndex(b => b.MailContact);
            booking.Ignore(b => b.ProcedureCodes);
            booking.Property(b => b.Name).HasConversion(name => seal.Close(name), stored => seal.Open(stored));
            booking.Property(b => b.Kana).HasConversion(kana => seal.Close(kana), stored => seal.Open(stored));
            booking.Property(b => b.Phone).HasConversion(phone => seal.Close(phone!), stored => seal.Open(stored));
            booking.Property(b => b.Mail).HasConversion(mail => seal.Close(mail!), stored => seal.Open(stored));
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
        modelBuilder.Entity<MailRow>(mail =>
        {
            mail.ToTable("Mails").HasKey(m => m.Id);
            mail.Property(m => m.Code).HasMaxLength(8);
            mail.Property(m => m.Kind).HasConversion<string>().HasMaxLength(20);
            mail.Property(m => m.Token).HasMaxLength(22);
            mail.HasIndex(m => m.Code);
            mail.HasIndex(m => m.Token).IsUnique();
            mail.HasIndex(m => new { m.SentAt, m.DueAt });
        });
        modelBuilder.Entity<TurnAlarmRow>(alarm =>
        {
            alarm.ToTable("TurnAlarms").HasKey(a => a.Token);
            alarm.Property(a => a.Token).HasMaxLength(22);
            alarm.Property(a => a.Language).HasMaxLength(10);
            alarm.Property(a => a.Mail).HasConversion(mail => seal.Close(mail), stored => seal.Open(stored));
        });
        modelBuilder.Entity<WaitingRow>(waiting =>
        {
            waiting.ToTable("Waiting").HasKey(w => w.Token);
            waiting.Property(w => w.Token).HasMaxLength(22);
            waiting.Property(w => w.Site).HasMaxLength(40);
            waiting.Property(w => w.Group).HasMaxLength(20);
            waiting.Property(w => w.Mark).HasMaxLength(32);
            waiting.Property(w => w.Language).HasMaxLength(10);
            waiting.HasIndex(w => w.EndedAt);
            waiting.HasIndex(w => w.MailId);
            waiting.HasIndex(w => w.FormKey).IsUnique();
            waiting.Ignore(w => w.ProcedureCodes);
            waiting.Property(w => w.Name).HasConversion(name => seal.Close(name), stored => seal.Open(stored));
            waiting.Property(w => w.Kana).HasConversion(kana => seal.Close(kana), stored => seal.Open(stored));
            waiting.Property(w => w.Mail).HasConversion(mail => seal.Close(mail), stored => seal.Open(stored));
        });
        modelBuilder.Entity<RemoteRow>(remote =>
        {
            remote.ToTable("Remote").HasKey(r => r.Token);
            remote.Property(r => r.Token).HasMaxLength(22);
            remote.Property(r => r.Code).HasMaxLength(8);
            remote.Property(r => r.Site).HasMaxLength(40);
            remote.Property(r => r.Language).HasMaxLength(10);
            remote.Property(r => r.Number).HasMaxLength(20);
            remote.Property(r => r.Refused).HasMaxLength(60);
            remote.HasIndex(r => r.Code).IsUnique();
            remote.HasIndex(r => r.FormKey).IsUnique();
            remote.HasIndex(r => r.AskedAt);
        });
        modelBuilder.Entity<PersonKeyRow>(row =>
        {
            row.ToTable("PersonKeys").HasKey(k => k.Id);
            row.Property(k => k.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<TicketRow>(ticket =>
        {
            ticket.ToTable("Tickets").HasKey(t => t.Token);
            ticket.Property(t => t.Token).HasMaxLength(22);
            ticket.HasIndex(t => t.BusinessDate);
        });
    }
}

internal sealed class SqliteReservationDb(DbContextOptions<SqliteReservationDb> options, PersonSeal seal) : ReservationDb(options, seal)
{
    static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    public override async Task Scrub()
    {
        await Database.ExecuteSqlRawAsync("VACUUM");
        await Database.OpenConnectionAsync();
        await using var checkpoint = Database.GetDbConnection().CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        // The write-ahead log holds the old pages until it is emptied; a reader may hold it back for a moment.
        while (await checkpoint.ExecuteScalarAsync() is not 0L)
            await Task.Delay(Moment, TimeProvider.System);
    }
}

internal sealed class PostgresReservationDb(DbContextOptions<PostgresReservationDb> options, PersonSeal seal) : ReservationDb(options, seal)
{
    // Its own log (pg_wal) is recycled by itself; archives of it are the operator's, as backups are.
    public override async Task Scrub()
    {
        await Database.ExecuteSqlRawAsync("VACUUM (FULL) \"Bookings\"");
        await Database.ExecuteSqlRawAsync("VACUUM (FULL) \"TurnAlarms\"");
        await Database.ExecuteSqlRawAsync("VACUUM (FULL) \"Waiting\"");
        await Database.ExecuteSqlRawAsync("VACUUM (FULL) \"PersonKeys\"");
    }
}

/// <summary>SQLite can neither compare nor sort a DateTimeOffset; a number of milliseconds it can, and so can PostgreSQL.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

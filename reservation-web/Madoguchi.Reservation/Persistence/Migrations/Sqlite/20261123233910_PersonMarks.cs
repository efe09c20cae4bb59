using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PersonMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MailMark",
                table: "Bookings",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneMark",
                table: "Bookings",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PersonKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Sealed = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonKeys", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_MailMark",
                table: "Bookings",
                column: "MailMark");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_PhoneMark",
                table: "Bookings",
                column: "PhoneMark");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonKeys");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_MailMark",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_PhoneMark",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "MailMark",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "PhoneMark",
                table: "Bookings");
        }
    }
}

using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ContactMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "MailContact",
                table: "Bookings",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PhoneContact",
                table: "Bookings",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_MailContact",
                table: "Bookings",
                column: "MailContact");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_PhoneContact",
                table: "Bookings",
                column: "PhoneContact");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Bookings_MailContact",
                table: "Bookings");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_PhoneContact",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "MailContact",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "PhoneContact",
                table: "Bookings");
        }
    }
}

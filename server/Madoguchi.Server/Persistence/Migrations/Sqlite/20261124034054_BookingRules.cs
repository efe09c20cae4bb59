using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Server.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BookingRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Bookings",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BookingRules",
                columns: table => new
                {
                    Site = table.Column<string>(type: "TEXT", nullable: false),
                    Group = table.Column<string>(type: "TEXT", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    SlotMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Seats = table.Column<int>(type: "INTEGER", nullable: true),
                    SharePercent = table.Column<int>(type: "INTEGER", nullable: false),
                    InternalSeats = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadOpenDays = table.Column<int>(type: "INTEGER", nullable: false),
                    LeadMinutes = table.Column<int>(type: "INTEGER", nullable: false),
                    LastBookingTime = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    HorizonDays = table.Column<int>(type: "INTEGER", nullable: false),
                    Starts = table.Column<string>(type: "TEXT", nullable: false),
                    Off = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BookingRules", x => new { x.Site, x.Group, x.From });
                    table.ForeignKey(
                        name: "FK_BookingRules_Sites_Site",
                        column: x => x.Site,
                        principalTable: "Sites",
                        principalColumn: "Code",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BookingRules");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Bookings");
        }
    }
}

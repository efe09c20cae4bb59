using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Server.Persistence.Migrations.Npgsql
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
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BookingRules",
                columns: table => new
                {
                    Site = table.Column<string>(type: "text", nullable: false),
                    Group = table.Column<string>(type: "text", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    SlotMinutes = table.Column<int>(type: "integer", nullable: false),
                    Seats = table.Column<int>(type: "integer", nullable: true),
                    SharePercent = table.Column<int>(type: "integer", nullable: false),
                    InternalSeats = table.Column<int>(type: "integer", nullable: false),
                    LeadOpenDays = table.Column<int>(type: "integer", nullable: false),
                    LeadMinutes = table.Column<int>(type: "integer", nullable: false),
                    LastBookingTime = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    HorizonDays = table.Column<int>(type: "integer", nullable: false),
                    Starts = table.Column<List<TimeOnly>>(type: "time without time zone[]", nullable: false),
                    Off = table.Column<bool>(type: "boolean", nullable: false)
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

using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Server.Persistence.Migrations.Npgsql
{
    /// <inheritdoc />
    public partial class SpecialDaysAndTravel : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SiteHoursRow",
                table: "SiteHoursRow");

            migrationBuilder.AddColumn<int>(
                name: "LongestWaitMinutes",
                table: "Sites",
                type: "integer",
                nullable: false,
                defaultValue: 60);

            migrationBuilder.AddColumn<bool>(
                name: "StaffMoves",
                table: "Sites",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
                table: "SiteHoursRow",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<int[]>(
                name: "LimitedDays",
                table: "ProcedureSiteRow",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "LimitedFrom",
                table: "ProcedureSiteRow",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "LimitedTo",
                table: "ProcedureSiteRow",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "StaffMoves",
                table: "Procedures",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Close",
                table: "ClosedDays",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "LastTicket",
                table: "ClosedDays",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "Open",
                table: "ClosedDays",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_SiteHoursRow",
                table: "SiteHoursRow",
                columns: new[] { "Site", "From", "Weekday" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_SiteHoursRow",
                table: "SiteHoursRow");

            migrationBuilder.DropColumn(
                name: "LongestWaitMinutes",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "StaffMoves",
                table: "Sites");

            migrationBuilder.DropColumn(
                name: "From",
                table: "SiteHoursRow");

            migrationBuilder.DropColumn(
                name: "LimitedDays",
                table: "ProcedureSiteRow");

            migrationBuilder.DropColumn(
                name: "LimitedFrom",
                table: "ProcedureSiteRow");

            migrationBuilder.DropColumn(
                name: "LimitedTo",
                table: "ProcedureSiteRow");

            migrationBuilder.DropColumn(
                name: "StaffMoves",
                table: "Procedures");

            migrationBuilder.DropColumn(
                name: "Close",
                table: "ClosedDays");

            migrationBuilder.DropColumn(
                name: "LastTicket",
                table: "ClosedDays");

            migrationBuilder.DropColumn(
                name: "Open",
                table: "ClosedDays");

            migrationBuilder.AddPrimaryKey(
                name: "PK_SiteHoursRow",
                table: "SiteHoursRow",
                columns: new[] { "Site", "Weekday" });
        }
    }
}

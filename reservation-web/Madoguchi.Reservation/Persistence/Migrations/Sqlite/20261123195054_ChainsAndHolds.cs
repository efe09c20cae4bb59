using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChainsAndHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Slots",
                table: "Slots");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Seats",
                table: "Seats");

            migrationBuilder.DropIndex(
                name: "IX_Seats_Code",
                table: "Seats");

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Slots",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "From",
                table: "Slots",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "InternalCapacity",
                table: "Slots",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Until",
                table: "Slots",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Code",
                table: "Seats",
                type: "TEXT",
                maxLength: 8,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 8);

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Seats",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "HeldUntil",
                table: "Seats",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Holder",
                table: "Seats",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Minutes",
                table: "Seats",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);

            migrationBuilder.AddColumn<bool>(
                name: "ByStaff",
                table: "Bookings",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Group",
                table: "Bookings",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddPrimaryKey(
                name: "PK_Slots",
                table: "Slots",
                columns: new[] { "Site", "Group", "Start" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Seats",
                table: "Seats",
                columns: new[] { "Site", "Group", "Start", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Code",
                table: "Seats",
                column: "Code");

            migrationBuilder.CreateIndex(
                name: "IX_Seats_HeldUntil",
                table: "Seats",
                column: "HeldUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Holder",
                table: "Seats",
                column: "Holder");

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Start",
                table: "Seats",
                column: "Start");

            // Every slot was half an hour long, and every seat belonged to the form that booked it.
            migrationBuilder.Sql("""UPDATE "Seats" SET "Holder" = (SELECT "FormKey" FROM "Bookings" WHERE "Bookings"."Code" = "Seats"."Code") WHERE EXISTS (SELECT 1 FROM "Bookings" WHERE "Bookings"."Code" = "Seats"."Code")""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_Slots",
                table: "Slots");

            migrationBuilder.DropPrimaryKey(
                name: "PK_Seats",
                table: "Seats");

            migrationBuilder.DropIndex(
                name: "IX_Seats_Code",
                table: "Seats");

            migrationBuilder.DropIndex(
                name: "IX_Seats_HeldUntil",
                table: "Seats");

            migrationBuilder.DropIndex(
                name: "IX_Seats_Holder",
                table: "Seats");

            migrationBuilder.DropIndex(
                name: "IX_Seats_Start",
                table: "Seats");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "From",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "InternalCapacity",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "Until",
                table: "Slots");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Seats");

            migrationBuilder.DropColumn(
                name: "HeldUntil",
                table: "Seats");

            migrationBuilder.DropColumn(
                name: "Holder",
                table: "Seats");

            migrationBuilder.DropColumn(
                name: "Minutes",
                table: "Seats");

            migrationBuilder.DropColumn(
                name: "ByStaff",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "Bookings");

            migrationBuilder.AlterColumn<string>(
                name: "Code",
                table: "Seats",
                type: "TEXT",
                maxLength: 8,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 8,
                oldNullable: true);

            migrationBuilder.AddPrimaryKey(
                name: "PK_Slots",
                table: "Slots",
                columns: new[] { "Site", "Start" });

            migrationBuilder.AddPrimaryKey(
                name: "PK_Seats",
                table: "Seats",
                columns: new[] { "Site", "Start", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Seats_Code",
                table: "Seats",
                column: "Code",
                unique: true);
        }
    }
}

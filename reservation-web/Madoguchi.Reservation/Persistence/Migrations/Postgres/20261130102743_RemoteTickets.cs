using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Madoguchi.Reservation.Persistence.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RemoteTickets : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Remote",
                columns: table => new
                {
                    Token = table.Column<string>(type: "character varying(22)", maxLength: 22, nullable: false),
                    Code = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    FormKey = table.Column<Guid>(type: "uuid", nullable: false),
                    Site = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Procedures = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    AskedAt = table.Column<long>(type: "bigint", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Refused = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    GivenUpAt = table.Column<long>(type: "bigint", nullable: true),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Remote", x => x.Token);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Remote_AskedAt",
                table: "Remote",
                column: "AskedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Remote_Code",
                table: "Remote",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Remote_FormKey",
                table: "Remote",
                column: "FormKey",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Remote");
        }
    }
}
